/**
 * What a declaration must fulfil, each rule once for both front-ends.
 *
 * <p>In: {@code declaration}. Out: {@code spec}, or problems at the places concerned. {@link
 * dev.nnmaven.plugin.codegen.spec.rules.SpecRules} names the rules in their order, a class for each subject. An annotated
 * interface and a JSON spec with the same mistake get the same message: neither the compiler nor a JSON library is known
 * here. May use: {@code declaration}, {@code spec}, {@code problem}.
 */
package dev.nnmaven.plugin.codegen.spec.rules;

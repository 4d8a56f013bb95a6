/**
 * What a declaration says, and what it must fulfil. In: {@link dev.nnmaven.plugin.codegen.spec.Declaration}s of both
 * front-ends, right in their types. Out: {@link dev.nnmaven.plugin.codegen.spec.NetworkSpec}s that can be planned and
 * emitted without another look at what the user wrote, or problems at the places concerned.
 *
 * <p>Every rule is here once, so that an annotated interface and a JSON spec with the same mistake get the same message.
 * Neither the compiler nor a JSON library is known here.
 */
package dev.nnmaven.plugin.codegen.spec;

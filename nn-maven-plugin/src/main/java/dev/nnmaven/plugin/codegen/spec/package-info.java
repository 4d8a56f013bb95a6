/**
 * A network that can be generated: every rule holds, every default is filled in.
 *
 * <p>In: what {@code spec.rules} makes of declarations. Out: {@link dev.nnmaven.plugin.codegen.spec.NetworkSpec}s, which can
 * be planned and emitted without another look at what the user wrote. May use: nothing.
 */
package dev.nnmaven.plugin.codegen.spec;

/**
 * Remembers what the last run read and wrote, so that a run with nothing new is over in a moment.
 *
 * <p>In: a {@link dev.nnmaven.plugin.codegen.request.GenerationRequest}, and the state file of the run before. Out: the
 * generated files, if every input and every output is as that run left it; otherwise nothing, and all stages run. The stages
 * between do not know of it. May use: {@code request}, the languages of {@code read.foreign}, the failures of {@code write}.
 */
package dev.nnmaven.plugin.codegen.lastrun;

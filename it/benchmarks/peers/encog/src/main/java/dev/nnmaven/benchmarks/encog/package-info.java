/** The network in Encog. In: an exercise; out: steps and answers, in double precision. */
package dev.nnmaven.benchmarks.encog;

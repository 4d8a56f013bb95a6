/** The network in Smile. In: an exercise; out: steps and answers, in double precision. */
package dev.nnmaven.benchmarks.smile;

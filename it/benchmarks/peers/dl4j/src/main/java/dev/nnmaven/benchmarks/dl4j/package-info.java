/** The network in Deeplearning4j. In: an exercise; out: steps and answers. */
package dev.nnmaven.benchmarks.dl4j;

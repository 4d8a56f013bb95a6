/** The network in Deep Netts. In: an exercise; out: steps and answers. */
package dev.nnmaven.benchmarks.deepnetts;

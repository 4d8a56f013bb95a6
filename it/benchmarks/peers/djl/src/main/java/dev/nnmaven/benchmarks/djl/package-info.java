/** The network in DJL on PyTorch. In: an exercise; out: steps and answers. */
package dev.nnmaven.benchmarks.djl;

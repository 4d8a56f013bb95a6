/** The network as a model of ONNX Runtime. In: an exercise; out: answers. The model is written by hand, in memory. */
package dev.nnmaven.benchmarks.onnx;

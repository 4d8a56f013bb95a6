/** The network in Weka. In: an exercise; out: epochs of steps and answers, in double precision. */
package dev.nnmaven.benchmarks.weka;

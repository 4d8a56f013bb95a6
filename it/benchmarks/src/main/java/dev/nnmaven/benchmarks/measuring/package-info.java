/**
 * Takes the times.
 *
 * <p>In: contenders and exercises. Out: results. A {@code Match} lets all contenders do a piece of work before any does the
 * next, as the {@code Schedule} says; {@code WholeProcesses} and {@code GenerationCost} measure what needs a fresh process.
 *
 * <p>May use {@code shared}, {@code ours} and {@code contenders}.
 */
package dev.nnmaven.benchmarks.measuring;

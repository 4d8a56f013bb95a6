/**
 * What people read.
 *
 * <p>In: results. Out: tables, a chart, JSON, and whether each {@code Promise} is kept.
 *
 * <p>May use {@code shared}, {@code contenders} and {@code measuring}.
 */
package dev.nnmaven.benchmarks.report;

/**
 * Species of iris, told by a typed network.
 *
 * <p>In: a CSV file, a record of measurements for each flower and an enum of species, declared in {@code Iris}. Out: what
 * {@code Main} finds by cross-validation.
 */
package com.example.iris;

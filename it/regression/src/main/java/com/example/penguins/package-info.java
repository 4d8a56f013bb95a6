/**
 * The body mass of penguins.
 *
 * <p>In: a CSV file with a {@code Penguin} in each row. The network scales inputs and targets itself. Out: its error in grams beside
 * that of {@code LinearRegression}, printed by {@code Main}.
 */
package com.example.penguins;

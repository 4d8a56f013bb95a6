/**
 * The body mass of penguins.
 *
 * <p>In: a CSV file with a penguin in each row. The network scales inputs and targets itself. Out: its error in grams beside
 * that of {@code LinearRegression}, printed by {@code Main}. {@code Penguins} is a typed network for the same data, which {@code
 * CarefulTraining} trains.
 */
package com.example.penguins;

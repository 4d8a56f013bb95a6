/**
 * One jar that has everything: the program, its network and the weights.
 *
 * <p>In: a flower. Out: its species.
 */
package com.example.shaded;

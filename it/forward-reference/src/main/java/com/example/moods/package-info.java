/**
 * Code and declarations that refer to classes which the plugin has yet to generate, and to each other.
 *
 * <p>In: {@code Encoder} and {@code Moods}, which declare a network each, with constants of {@code Features}. Out: the two classes
 * that all three of them name.
 */
package com.example.moods;

/**
 * Vector instructions: {@code Main} trains the network of {@code Glyphs} and prints its answer to one character, for JVMs with
 * and without the Vector API to be compared.
 */
package com.example.vectors;

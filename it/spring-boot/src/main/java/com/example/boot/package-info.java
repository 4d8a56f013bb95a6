/**
 * A Spring Boot program with a network as a bean, whose weights are in the program's jar.
 *
 * <p>In: a flower. Out: its species.
 */
package com.example.boot;

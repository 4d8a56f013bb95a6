/**
 * A network that is declared in {@code src/main/nn/majority.json} and used by {@code Majority}, without annotations.
 */
package com.example.voting;

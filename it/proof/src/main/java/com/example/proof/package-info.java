/**
 * A network whose generated test proves it right, beside those declared in {@code src/main/nn}: of both error rules, of optimizers,
 * dropout and clipping.
 */
package com.example.proof;

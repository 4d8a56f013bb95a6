/**
 * The smallest example: {@code Xor} declares a network, {@code XorTraining} trains it to tell whether exactly one of two inputs is
 * on.
 */
package com.example.xor;

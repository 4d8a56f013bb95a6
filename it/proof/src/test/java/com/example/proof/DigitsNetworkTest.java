package com.example.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A test of the user's, under the name that the generated one usually has. */
class DigitsNetworkTest {

    @Test
    void givesAnAnswerForEachDigit() {
        assertEquals(10, new DigitsNetwork().query(new float[784]).length);
    }
}

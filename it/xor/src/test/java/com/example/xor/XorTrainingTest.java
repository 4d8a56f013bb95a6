package com.example.xor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class XorTrainingTest {

    @Test
    void learnsEveryLineOfTheTable() {
        Xor network = XorTraining.train(20_000);

        for (int i = 0; i < XorTraining.INPUTS.length; i++) {
            float[] answer = network.query(XorTraining.INPUTS[i]);
            assertArrayEquals(XorTraining.TARGETS[i], answer, 0.1f);
            assertArrayEquals(answer, XorTraining.answers(network)[i]);
        }
    }
}

package com.example.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThresholdTest {

    @Test
    void runsInTheNamedModule() {
        assertEquals("com.example.modular", ThresholdNetwork.class.getModule().getName());
        assertEquals(
                "dev.nnmaven.runtime",
                ThresholdNetwork.class
                        .getInterfaces()[0]
                        .getInterfaces()[0]
                        .getModule()
                        .getName());
    }

    @Test
    void tellsHighFromLow() {
        Threshold threshold = Threshold.trained();

        assertTrue(threshold.query(new double[] {0.9})[0] > 0.9);
        assertTrue(threshold.query(new double[] {0.1})[0] < 0.1);
    }
}

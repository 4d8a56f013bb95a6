package com.example.scorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.features.CompressorNetwork;
import org.junit.jupiter.api.Test;

class ScorerTest {

    @Test
    void fitsTheNetworkOfTheOtherModule() {
        assertEquals(new ScorerNetwork().inputSize(), new CompressorNetwork().outputSize());
    }
}

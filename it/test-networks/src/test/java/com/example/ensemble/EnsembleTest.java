package com.example.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnmaven.runtime.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest {

    private static final float[] INPUTS = {0.5f, -1, 2};

    @Test
    void answersWithTheMean() {
        Toy toy = new ToyNetwork(1);
        Network linear = new LinearNetwork(2);
        float[] first = toy.query(INPUTS);
        float[] second = linear.query(INPUTS);

        float[] mean = new Ensemble(List.of(toy, linear)).query(INPUTS);

        assertArrayEquals(new float[] {(first[0] + second[0]) / 2, (first[1] + second[1]) / 2}, mean, 1e-6f);
    }

    @Test
    void isNeverEmpty() {
        assertThrows(IllegalArgumentException.class, () -> new Ensemble(List.of()));
    }
}

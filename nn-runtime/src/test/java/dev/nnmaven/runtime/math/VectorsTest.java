package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VectorsTest {

    @Test
    void lengthsAreNamed() {
        Vectors.requireLength("inputs", 3, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.requireLength("inputs", 2, 3))
                .withMessage("inputs has length 2, expected 3");
    }

    @Test
    void oneArrayIsNotTwo() {
        float[] array = {1};
        Vectors.requireDistinct(array, array.clone());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.requireDistinct(array, array))
                .withMessage("inputs and outputs are the same array, expected two arrays");
    }
}

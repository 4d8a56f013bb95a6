package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Reads the real digits; skipped where they are not. {@code -Dmnist.dir} says where. */
class MnistTest {
    private static final Path DIRECTORY = Path.of(System.getProperty("mnist.dir", "../../shared/data/mnist"));

    @Test
    void testDigits() throws IOException {
        Dataset data =
                Dataset.readIdx(existing("t10k-images-idx3-ubyte.gz"), existing("t10k-labels-idx1-ubyte.gz"), 10);
        Samples samples = data.samples(Scaling.pixels());
        assertThat(samples.size()).isEqualTo(10_000);
        assertThat(samples.inputSize()).isEqualTo(784);
        int[] first = {7, 2, 1, 0, 4, 1, 4, 9, 5, 9};
        for (int i = 0; i < first.length; i++) {
            assertThat(samples.label(i)).isEqualTo(first[i]);
        }
    }

    @Test
    void csvOfTheBookHoldsTheSameDigits() throws IOException {
        Samples csv = Dataset.readLabelledCsv(existing("mnist_test_10.csv"), 10).samples(Scaling.pixels());
        Samples idx = Dataset.readIdx(existing("t10k-images-idx3-ubyte.gz"), existing("t10k-labels-idx1-ubyte.gz"), 10)
                .samples(Scaling.pixels());
        assertThat(csv.size()).isEqualTo(10);
        for (int i = 0; i < csv.size(); i++) {
            assertThat(csv.label(i)).isEqualTo(idx.label(i));
            assertThat(csv.input(i)).isEqualTo(idx.input(i));
            assertThat(csv.target(i)).isEqualTo(idx.target(i));
        }
    }

    private static Path existing(String name) {
        Path file = DIRECTORY.resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is not there");
        return file;
    }
}

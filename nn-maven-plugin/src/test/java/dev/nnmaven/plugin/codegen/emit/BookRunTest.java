package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.Dataset;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.data.Scaling;
import dev.nnmaven.runtime.metrics.Accuracy;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingWarning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The run of the book: all of MNIST, five epochs of single steps at a learning rate of 0.1. */
class BookRunTest {

    private static final Path MNIST = Path.of(System.getProperty("mnist.dir", "../../shared/data/mnist"));

    @Test
    void readsAtLeastNinetySevenOfAHundredDigits() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(MNIST), () -> "no MNIST at " + MNIST);
        String digits = "package com.example.digits; public interface Digits {}";
        Network network = Compiled.of(ForcedPlans.planned(Specs.DIGITS), Map.of("com.example.digits.Digits", digits))
                .network();
        List<String> warnings = new ArrayList<>();
        Training.of(network)
                .epochs(5)
                .listener(new TrainingListener() {
                    @Override
                    public void warned(TrainingWarning warning, String advice) {
                        warnings.add(advice);
                    }
                })
                .run(samples("train"));
        assertThat(warnings).isEmpty();
        assertThat(Accuracy.of(network, samples("t10k")).correct()).isGreaterThanOrEqualTo(9_700);
    }

    private static Samples samples(String part) throws IOException {
        Path images = MNIST.resolve(part + "-images-idx3-ubyte.gz");
        Path labels = MNIST.resolve(part + "-labels-idx1-ubyte.gz");
        return Dataset.readIdx(images, labels, 10).samples(Scaling.pixels());
    }
}

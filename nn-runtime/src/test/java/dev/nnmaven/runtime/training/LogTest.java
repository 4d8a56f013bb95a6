package dev.nnmaven.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.Samples;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trainings leave in the log of a process, each in a JVM of its own. */
class LogTest {
    private static final String OVERFITS = "overfits";
    private static final String GOES_ASTRAY = "goes astray";
    private static final String RESUMES = "resumes";

    @TempDir
    Path directory;

    /** Trains in the JVM of a test. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            // As many of each class, and whoever learns these samples is wrong about the validation.
            Samples samples = Data.floats(10, 4);
            Samples others = opposite(Data.floats(10, 4));
            switch (args[0]) {
                case OVERFITS -> {
                    for (int run = 0; run < 3; run++) {
                        train(Data.network(), samples, others);
                        Training.of(Data.doubleNetwork())
                                .epochs(8)
                                .validation(Data.widened(others))
                                .run(Data.widened(samples));
                    }
                }
                case GOES_ASTRAY -> {
                    NaiveNetwork network = Data.network();
                    network.learningRate(0);
                    train(network, samples, others);
                }
                case RESUMES -> {
                    Path file = Path.of(args[1]);
                    Training<Samples> training = Training.of(of(1)).batchSize(4).checkpoint(file, 1);
                    training.epochs(1).resumeIfPresent(file).run(samples);
                    training.epochs(3)
                            .resume(file)
                            .listener(new Fakes.InterruptAtStep(5))
                            .run(samples);
                    Thread.interrupted();
                    System.out.println(training.epochs(3).resume(file).run(samples));
                    System.out.println(Training.of(of(2))
                            .batchSize(4)
                            .epochs(3)
                            .resumeIfPresent(file)
                            .run(samples));
                }
                default -> throw new IllegalArgumentException(args[0]);
            }
        }

        private static NaiveNetwork of(long seed) {
            NaiveNetwork network = Data.network();
            network.contract(network.contract().withSeed(seed));
            return network;
        }

        private static void train(NaiveNetwork network, Samples samples, Samples others) {
            TrainingListener loud = new TrainingListener() {
                @Override
                public void warned(TrainingWarning warning, String advice) {
                    System.out.println("heard " + warning);
                }
            };
            Training.of(network).epochs(8).validation(others).listener(loud).run(samples);
        }

        private static Samples opposite(Samples samples) {
            float[][] inputs = new float[samples.size()][];
            float[][] targets = new float[samples.size()][];
            int[] labels = new int[samples.size()];
            for (int n = 0; n < inputs.length; n++) {
                inputs[n] = samples.input(n).clone();
                targets[n] = new float[] {samples.target(n)[1], samples.target(n)[0]};
                labels[n] = 1 - samples.label(n);
            }
            return Samples.of(inputs, targets, labels);
        }
    }

    @Test
    void overfittingIsInformationOncePerClassOfNetworks() throws Exception {
        List<String> lines = run(OVERFITS);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches(
                        "INFO found no validation loss below 0\\.\\d{4}, that after the first epoch, in 6 epochs, while"
                                + " the loss of the samples trained on falls: dev\\.nnmaven\\.runtime\\.NaiveNetwork overfits\\."
                                + " That is common with few samples\\. earlyStopping gives the best weights back; fewer neurons,"
                                + " dropout, l2 or more samples may help");
        assertThat(lines.get(1)).startsWith("INFO").contains("dev.nnmaven.runtime.NaiveDoubleNetwork overfits");
    }

    @Test
    void aNetworkThatLearnsNothingIsWarnedOf() throws Exception {
        assertThat(run(GOES_ASTRAY))
                .hasSize(2)
                .contains("heard LOSS_DOES_NOT_FALL")
                .anyMatch(line -> line.startsWith("WARNING found no loss below 0."));
    }

    @Test
    void aResumedTrainingSaysSo() throws Exception {
        Path file = directory.resolve("c");
        List<String> lines = run(RESUMES, file.toString());
        String resumed = "INFO resumed from checkpoint " + file + " after epoch ";
        assertThat(lines.get(0)).isEqualTo(resumed + "1 of 3");
        assertThat(lines.get(1)).isEqualTo(resumed + "2 of 3 and 8 samples");
        assertThat(lines.get(2)).startsWith("3 epochs, 9 steps in ").endsWith(" samples/s, resumed after epoch 2");
        assertThat(lines.get(3))
                .isEqualTo(
                        resumed + "3 of 3, nothing left to do: ask for more epochs, or delete the file to train anew."
                                + " Its weights began with the seed 1 and take the place of those that this network has from the"
                                + " seed 2");
        assertThat(lines.get(4)).endsWith(" samples/s, resumed after epoch 3, nothing left to do");
        assertThat(lines).hasSize(5);
    }

    /** Lines of output; a message is one line, its level in front. */
    private static List<String> run(String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.SimpleFormatter.format=%4$s %5$s%n",
                "-cp",
                // Classes are found as plain directories: no module path is needed to run them.
                Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                Child.class.getName()));
        command.addAll(List.of(what));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The JVM would report that it was picked up.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}

package dev.nnmaven.runtime.training.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.contract.UnscaledInputs;
import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Fakes;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingWarning;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trainings leave in the log of a process, each in a JVM of its own. */
class LogTest {
    private static final String OVERFITS = "overfits";
    private static final String GOES_ASTRAY = "goes astray";
    private static final String RESUMES = "resumes";
    private static final String STOPPED_EARLY = "stopped early";
    private static final String ASKS_RAW = "asks raw";

    @TempDir
    Path directory;

    /** Is asked as a generated network. */
    private static final class Floats {
        private static UnscaledInputs ask(UnscaledInputs look) {
            return look.see(new float[] {13.1f, 12});
        }
    }

    /** As {@link Floats}. */
    private static final class Doubles {
        private static UnscaledInputs ask(UnscaledInputs look) {
            return look.see(new double[][] {{13.1, 12}});
        }
    }

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
                case STOPPED_EARLY -> {
                    stopEarly(Training.of(Data.network()).validation(others), samples, Path.of(args[1]));
                    stopEarly(
                            Training.of(Data.doubleNetwork()).validation(Data.widened(others)),
                            Data.widened(samples),
                            Path.of(args[2]));
                }
                case ASKS_RAW -> {
                    for (int request = 0; request < 3; request++) {
                        ask(Floats.class, Floats::ask);
                        ask(Doubles.class, Doubles::ask);
                    }
                }
                default -> throw new IllegalArgumentException(args[0]);
            }
        }

        /** The loss rises from the first epoch on. */
        private static <S extends SampleSet> void stopEarly(Training<S> training, S samples, Path file) {
            double[] loss = {0};
            Training<S> early =
                    training.loss((outputs, targets) -> loss[0]++).epochs(9).earlyStopping(2);
            early.checkpoint(file, 1).run(samples);
            System.out.println(early.epochs(30).resume(file).run(samples));
            early.epochs(3).resume(file).run(samples);
            early.earlyStopping(3).resume(file).run(samples);
        }

        /** Asks a network that was loaded just now. Who asks is Optional, which is not of the runtime. */
        private static void ask(Class<?> network, UnaryOperator<UnscaledInputs> question) {
            FittedScaling scaling = FittedScaling.of(ScalingKind.STANDARD, new double[] {10, 10}, new double[] {3, 3});
            ModelContract contract = ModelContract.none().withScaling(scaling, FittedScaling.none());
            Optional<UnscaledInputs> left =
                    Optional.of(UnscaledInputs.of(network.getName(), contract)).map(question);
            System.out.println(left.isPresent() ? "goes on looking" : "looks no more");
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

    @Test
    void moreEpochsAreNoAdviceToWhatStoppedEarly() throws Exception {
        Path first = directory.resolve("floats");
        Path second = directory.resolve("doubles");
        List<String> lines = run(STOPPED_EARLY, first.toString(), second.toString());
        String advice = " as it stopped early, with patience 2 after the best epoch 1: raise the patience or leave out"
                + " earlyStopping to go on";
        for (Path file : List.of(first, second)) {
            int from = file.equals(first) ? 0 : lines.size() / 2;
            String resumed = "INFO resumed from checkpoint " + file + " after epoch 3 of ";
            assertThat(lines.subList(from, from + 4))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .isEqualTo(resumed + "30, nothing left to do" + advice
                                            + ", or delete the file to train anew"),
                            line -> assertThat(line)
                                    .endsWith("stopped early, resumed after epoch 3, nothing left to do"),
                            line -> assertThat(line)
                                    .isEqualTo(resumed + "3, nothing left to do" + advice
                                            + ", and ask for more epochs, or delete the file to train anew"),
                            line -> assertThat(line).isEqualTo(resumed + "9"));
        }
        assertThat(lines).hasSize(8);
    }

    @Test
    void rawInputsAreWarnedOfOncePerClassOfNetworks() throws Exception {
        List<String> lines = run(ASKS_RAW);
        String asked = ".query takes scaled inputs, and was asked with some that look raw: found 13.1 at place 0, which"
                + " would be 1.0333";
        assertThat(lines.get(0)).startsWith("WARNING " + Floats.class.getName() + asked);
        assertThat(lines.get(2)).startsWith("WARNING " + Doubles.class.getName() + asked);
        lines.remove(2);
        lines.remove(0);
        assertThat(lines).hasSize(6).containsOnly("looks no more");
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
        return new ArrayList<>(output.lines().toList());
    }
}

package dev.nnmaven.runtime.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.Thorough;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Progress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.weights.WeightsArchive;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills JVMs that train and save all the time: whatever moment it hits, the checkpoint is whole and goes on. */
class CheckpointCrashTest {
    private static final int KILLS = Thorough.rounds(30);

    @TempDir
    Path directory;

    @Test
    void everyProcessGoesOnWhereTheLastWasKilled() throws IOException, InterruptedException {
        Path file = directory.resolve("checkpoint");
        Random random = new Random(5);
        int before = 1;
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = start(file);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(out.readLine()).isEqualTo("trained");
                Thread.sleep(random.nextInt(20));
            } finally {
                child.destroyForcibly();
                assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
            int epoch = Integer.parseInt(WeightsArchive.read(file).texts().get("epoch"));
            assertThat(epoch).isGreaterThan(before);
            before = epoch;
        }
        NaiveNetwork resumed = Data.network();
        TrainingSummary summary = training(resumed).epochs(before).resume(file).run(Data.floats(70, 1));
        NaiveNetwork whole = Data.network();
        TrainingSummary expected = training(whole).epochs(before).run(Data.floats(70, 1));
        assertThat(Data.weights(resumed, directory)).isEqualTo(Data.weights(whole, directory));
        assertThat(summary.history()).isEqualTo(expected.history());
        assertThat(summary.bestEpoch()).isEqualTo(expected.bestEpoch());
    }

    private static Training<Samples> training(NaiveNetwork network) {
        return Training.of(network).validation(Data.floats(5, 2)).earlyStopping(Integer.MAX_VALUE);
    }

    private static Process start(Path file) throws IOException {
        // Classes are found as plain directories: no module path is needed to run them.
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                        Trains.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The program that is killed. */
    static final class Trains {
        private Trains() {}

        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            training(Data.network())
                    .epochs(Integer.MAX_VALUE)
                    .resumeIfPresent(file)
                    .checkpoint(file, 1)
                    .listener(new TrainingListener() {
                        private int epochs;

                        @Override
                        public void epochFinished(Progress progress) {
                            // The first epoch's checkpoint is written by then.
                            if (++epochs == 2) {
                                System.out.println("trained");
                            }
                        }
                    })
                    .run(Data.floats(70, 1));
        }
    }
}

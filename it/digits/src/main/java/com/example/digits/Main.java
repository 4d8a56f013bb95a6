package com.example.digits;

import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.Dataset;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.data.Scaling;
import dev.nnmaven.runtime.metrics.ConfusionMatrix;
import dev.nnmaven.runtime.training.ConsoleProgress;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Trains a network on handwritten digits, keeps its weights in a file, and shows how well it reads digits it never saw. */
public final class Main {
    private static final int DIGITS = 10;
    private static final int MAX_EPOCHS = 10_000;

    private Main() {}

    /**
     * Settings are system properties: {@code mnist.dir}, a folder with the four IDX files of MNIST, plain or gzip;
     * {@code epochs}; {@code weights.file}, where the trained weights go.
     */
    public static void main(String[] args) throws IOException {
        int epochs = epochs(System.getProperty("epochs", "5"));
        Path data = Path.of(System.getProperty("mnist.dir", "data"));
        Path weights = Path.of(System.getProperty("weights.file", "target/digits.safetensors"));

        Samples training = read(data, "train");
        Samples test = read(data, "t10k");
        System.out.printf("%d digits to train on, %d to test with%n", training.size(), test.size());

        DigitsNetwork network = new DigitsNetwork();
        TrainingSummary summary = Training.of(network)
                .epochs(epochs)
                .listener(ConsoleProgress.create())
                .run(training);
        System.out.printf(
                Locale.ROOT,
                "trained %d steps in %.1f s: %.0f samples per second%n",
                summary.steps(),
                summary.duration().toMillis() / 1000.0,
                summary.samplesPerSecond());

        network.save(weights);
        // Another seed: only the file can make the two alike.
        DigitsNetwork loaded = new DigitsNetwork(7);
        loaded.load(weights);
        int same = sameAnswers(network, loaded, test);
        System.out.printf(
                "saved %s: the loaded network answers %d of %d digits bit for bit the same%n",
                weights.getFileName(), same, test.size());
        if (same < test.size()) {
            throw new IllegalStateException("saving and loading changed the answers of the network");
        }

        ConfusionMatrix confusion = ConfusionMatrix.of(loaded, test);
        System.out.printf("%n%s%naccuracy: %s%n", confusion, confusion.accuracy());
    }

    private static int epochs(String text) {
        try {
            int epochs = Integer.parseInt(text);
            if (epochs >= 1 && epochs <= MAX_EPOCHS) {
                return epochs;
            }
        } catch (NumberFormatException e) {
            // The message below says the same of every text that is no fitting number.
        }
        throw new IllegalArgumentException("epochs is \"" + text + "\": a whole number from 1 to " + MAX_EPOCHS
                + " is needed, such as -Depochs=5");
    }

    private static Samples read(Path directory, String part) throws IOException {
        Path images = file(directory, part + "-images-idx3-ubyte");
        Path labels = file(directory, part + "-labels-idx1-ubyte");
        return Dataset.readIdx(images, labels, DIGITS).samples(Scaling.pixels());
    }

    /** The file of that name, plain or compressed. */
    private static Path file(Path directory, String name) {
        Path plain = directory.resolve(name);
        Path compressed = directory.resolve(name + ".gz");
        if (Files.exists(plain)) {
            return plain;
        }
        if (Files.exists(compressed)) {
            return compressed;
        }
        throw new IllegalArgumentException("mnist.dir is " + directory.toAbsolutePath() + ": there is neither " + name
                + " nor " + name + ".gz, one of the four files of MNIST");
    }

    /** For how many samples both give exactly the same output, bit for bit. */
    private static int sameAnswers(Network one, Network other, Samples samples) {
        int same = 0;
        for (int n = 0; n < samples.size(); n++) {
            // Arrays.equals compares floats by their bits.
            if (Arrays.equals(one.query(samples.input(n)), other.query(samples.input(n)))) {
                same++;
            }
        }
        return same;
    }
}

package com.example.digits;

import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.Reversible;
import dev.nnmaven.runtime.data.Dataset;
import dev.nnmaven.runtime.data.OneHot;
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
    private static final int BATCH = 64;
    private static final double MAX_DEGREES = 10;

    private Main() {}

    /**
     * Settings are system properties: {@code mnist.dir}, a folder with the four IDX files of MNIST, plain or gzip;
     * {@code epochs}; {@code weights.file}, where the trained weights go; {@code picture.file}, where a picture goes of
     * what the book's network takes for each digit; {@code best}, whether to train the network that reads best, on rotated
     * digits, instead of the book's.
     */
    public static void main(String[] args) throws IOException {
        boolean best = Boolean.getBoolean("best");
        int epochs = epochs(System.getProperty("epochs", "5"));
        Path data = Path.of(System.getProperty("mnist.dir", "data"));
        Path weights = Path.of(System.getProperty("weights.file", "target/digits.safetensors"));

        OneHot targets = best ? OneHot.SOFTMAX : OneHot.SIGMOID;
        Samples training = read(data, "train", targets);
        Samples test = read(data, "t10k", targets);
        System.out.printf("%d digits to train on, %d to test with%n", training.size(), test.size());

        Network network = best ? new BestDigitsNetwork() : new DigitsNetwork();
        TrainingSummary summary = best ? trainBest(network, epochs, training) : train(network, epochs, training);
        System.out.printf(
                Locale.ROOT,
                "trained %d steps in %.1f s: %.0f samples per second%n",
                summary.steps(),
                summary.duration().toMillis() / 1000.0,
                summary.samplesPerSecond());

        network.save(weights);
        // Another seed: only the file can make the two alike.
        Network loaded = best ? new BestDigitsNetwork(7) : new DigitsNetwork(7);
        loaded.load(weights);
        int same = sameAnswers(network, loaded, test);
        System.out.printf(
                "saved %s: the loaded network answers %d of %d digits bit for bit the same%n",
                weights, same, test.size());
        if (same < test.size()) {
            throw new IllegalStateException("saving and loading changed the answers of the network");
        }

        if (loaded instanceof Reversible reversible) {
            Path picture = Path.of(System.getProperty("picture.file", "target/back-query.png"));
            BackQueryPicture.write(reversible, picture);
            System.out.printf("drew %s: what the network takes for each digit%n", picture);
        }

        ConfusionMatrix confusion = ConfusionMatrix.of(loaded, test);
        System.out.printf("%n%s%naccuracy: %s%n", confusion, confusion.accuracy());
    }

    /** As in the book: a step for each digit. */
    private static TrainingSummary train(Network network, int epochs, Samples training) {
        return Training.of(network)
                .epochs(epochs)
                .listener(ConsoleProgress.create())
                .run(training);
    }

    /** Each digit in each epoch at another angle, and steps with the mean of many, which share the processors. */
    private static TrainingSummary trainBest(Network network, int epochs, Samples training) {
        return Training.of(network)
                .epochs(epochs)
                .batchSize(BATCH)
                .threads(Math.min(Runtime.getRuntime().availableProcessors(), BATCH / 8))
                .listener(ConsoleProgress.create())
                .run(new RotatedDigits(training, MAX_DEGREES));
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

    private static Samples read(Path directory, String part, OneHot targets) throws IOException {
        Path images = file(directory, part + "-images-idx3-ubyte");
        Path labels = file(directory, part + "-labels-idx1-ubyte");
        return Dataset.readIdx(images, labels, DIGITS).samples(Scaling.pixels(), targets, Scaling.none());
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

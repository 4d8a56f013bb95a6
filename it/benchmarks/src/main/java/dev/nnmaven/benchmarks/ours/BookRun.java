package dev.nnmaven.benchmarks.ours;

import dev.nnmaven.benchmarks.DigitsOfTheBook;
import dev.nnmaven.runtime.data.Dataset;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.data.Scaling;
import dev.nnmaven.runtime.metrics.Accuracy;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.file.Path;

/** The book's whole run: read the files of MNIST, train five epochs in order, test. Argument: the folder. */
public final class BookRun {
    private static final int EPOCHS = 5;

    private BookRun() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        // First: its vector instructions are compiled while the files are read.
        DigitsOfTheBook network = new DigitsOfTheBook();
        Samples training = read(folder, "train");
        Samples test = read(folder, "t10k");
        Training.of(network).epochs(EPOCHS).inOrder().run(training);
        System.out.println(Accuracy.of(network, test).value());
    }

    private static Samples read(Path folder, String part) throws IOException {
        Path images = folder.resolve(part + "-images-idx3-ubyte.gz");
        Path labels = folder.resolve(part + "-labels-idx1-ubyte.gz");
        return Dataset.readIdx(images, labels, 10).samples(Scaling.pixels());
    }
}

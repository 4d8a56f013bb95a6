package com.example.iris;

import com.example.iris.Iris.Flower;
import com.example.iris.Iris.Species;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.metrics.ClassificationReport;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Trains a network on irises, saves it, and asks the saved network about one flower. */
public final class Main {
    private Main() {}

    /** @param args the CSV file with the flowers, and the file for the weights */
    public static void main(String[] args) throws IOException {
        Iris network = new IrisNetwork();
        List<Example<Flower, Species>> flowers = network.read(Path.of(args[0]));
        Collections.shuffle(flowers, new Random(1));
        List<Example<Flower, Species>> test = flowers.subList(0, 30);
        List<Example<Flower, Species>> training = flowers.subList(30, flowers.size());

        Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .epochs(100)
                .batchSize(10)
                .run(network.samples(training));
        System.out.println(ClassificationReport.of(network, network.samples(test)));
        network.save(Path.of(args[1]));

        // Another program needs only the file: names and scaling are in it.
        Iris saved = new IrisNetwork(Path.of(args[1]));
        Flower flower = new Flower(6.3f, 2.8f, 5.1f, 1.6f);
        System.out.println(flower + " is " + saved.classify(flower));
        saved.probabilities(flower)
                .asMap()
                .forEach((species, probability) -> System.out.printf(Locale.ROOT, "%s: %.2f%n", species, probability));
    }
}

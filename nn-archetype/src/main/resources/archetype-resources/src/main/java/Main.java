package ${package};

import ${package}.Fruits.Fruit;
import ${package}.Fruits.Kind;
import ${package}.Fruits.Skin;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.metrics.ClassificationReport;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Trains the network, tells how good it is, saves it, and asks the saved one. */
public final class Main {
    private Main() {}

    /** @param args none */
    public static void main(String[] args) throws IOException {
        List<Example<Fruit, Kind>> fruits = read(Path.of("data/fruits.csv"));
        int known = fruits.size() * 4 / 5;

        Fruits network = train(fruits.subList(0, known));
        System.out.println(report(network, fruits.subList(known, fruits.size())));

        Path model = Path.of("target/fruits.safetensors");
        network.save(model);

        // Another program needs only the declaration and this file, which also has the scaling.
        Fruits loaded = new FruitsNetwork(model);
        Fruit fruit = new Fruit(150, 7, 7.5f, Skin.SMOOTH);
        System.out.println(fruit + ": " + loaded.classify(fruit));
    }

    /** In random order, the same in every run: files are often sorted by kind. */
    static List<Example<Fruit, Kind>> read(Path file) throws IOException {
        List<Example<Fruit, Kind>> fruits = new FruitsNetwork().read(file);
        Collections.shuffle(fruits, new Random(42));
        return fruits;
    }

    static Fruits train(List<Example<Fruit, Kind>> fruits) {
        Fruits network = new FruitsNetwork();
        Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .epochs(100)
                .batchSize(8)
                .run(network.samples(fruits));
        return network;
    }

    static ClassificationReport report(Fruits network, List<Example<Fruit, Kind>> unseen) {
        return ClassificationReport.of(network, network.samples(unseen));
    }
}

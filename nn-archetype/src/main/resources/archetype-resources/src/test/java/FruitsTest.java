package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ${package}.Fruits.Fruit;
import ${package}.Fruits.Kind;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.metrics.ClassificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate that a network must pass. That the generated class computes what it should, FruitsNetworkTest proves. */
class FruitsTest {

    private static List<Example<Fruit, Kind>> unseen;
    private static Fruits network;

    @BeforeAll
    static void train() throws IOException {
        List<Example<Fruit, Kind>> fruits = Main.read(Path.of("data/fruits.csv"));
        int known = fruits.size() * 4 / 5;
        network = Main.train(fruits.subList(0, known));
        unseen = fruits.subList(known, fruits.size());
    }

    @Test
    void knowsNineOfTenFruitsThatItHasNotSeen() {
        ClassificationReport report = Main.report(network, unseen);

        assertTrue(report.accuracy().value() >= 0.9, report::toString);
    }

    @Test
    void answersTheSameWhenSavedAndLoaded(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("fruits.safetensors");
        network.save(file);
        Fruits loaded = new FruitsNetwork(file);

        for (Example<Fruit, Kind> fruit : unseen) {
            assertEquals(network.probabilities(fruit.input()), loaded.probabilities(fruit.input()));
        }
    }
}

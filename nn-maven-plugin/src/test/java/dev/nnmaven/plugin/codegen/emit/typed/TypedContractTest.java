package dev.nnmaven.plugin.codegen.emit.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.plugin.codegen.emit.Orbits;
import dev.nnmaven.plugin.codegen.emit.Orbits.Body;
import dev.nnmaven.plugin.codegen.emit.Orbits.Kind;
import dev.nnmaven.plugin.codegen.emit.Orbits.Period;
import dev.nnmaven.plugin.codegen.emit.Penguins;
import dev.nnmaven.plugin.codegen.emit.Penguins.Island;
import dev.nnmaven.plugin.codegen.emit.Penguins.Penguin;
import dev.nnmaven.plugin.codegen.emit.Penguins.Sex;
import dev.nnmaven.plugin.codegen.emit.Penguins.Species;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.emit.harness.TypedSources;
import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.metrics.RegressionReport;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A typed network knows its names, and scales its records. */
class TypedContractTest {

    @TempDir
    Path folder;

    private Compiled orbitsClass;

    @BeforeEach
    void compile() throws IOException {
        orbitsClass = TypedSources.of(folder.resolve("orbits"), Orbits.class).compiled();
    }

    private Orbits orbits() {
        return (Orbits) orbitsClass.doubleNetwork();
    }

    private Penguins penguins() throws IOException {
        return (Penguins) TypedSources.of(folder.resolve("penguins"), Penguins.class)
                .compiled()
                .network();
    }

    @Test
    void namesAreThoseOfRecordAndEnum() throws IOException {
        assertThat(orbits().contract())
                .isEqualTo(ModelContract.none()
                        .withFeatures(List.of("distance", "mass", "kind=PLANET", "kind=COMET"))
                        .withLabels(List.of("days", "error"))
                        .withSeed(42));
        ModelContract penguins = penguins().contract();
        assertThat(penguins.features()).hasSize(15).startsWith("island=BISCOE").endsWith("sex=MALE");
        assertThat(penguins.labels()).containsExactly("ADELIE", "CHINSTRAP", "GENTOO");
    }

    @Test
    void namesStayWhateverContractIsGiven() {
        Orbits network = orbits();
        ModelContract before = network.contract();
        network.contract(ModelContract.none().withMetric("r2", 0.5));
        assertThat(network.contract().features()).isEqualTo(before.features());
        assertThat(network.contract().labels()).isEqualTo(before.labels());
        assertThat(network.contract().metrics()).containsEntry("r2", 0.5);
        ModelContract now = network.contract();
        assertThatThrownBy(() -> network.contract(ModelContract.none().withLabels(List.of("error", "days"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the contract does not fit the network: labels: expected days, error; found error, days");
        assertThat(network.contract()).isEqualTo(now);
    }

    /** The drift of users: an enum or a record changed its order after the training. */
    @Test
    void aFileWithLabelsInAnotherOrderIsRefused() throws IOException {
        Penguins network = penguins();
        Path file = folder.resolve("penguins.safetensors");
        network.save(file);
        byte[] content = Files.readAllBytes(file);
        String swapped = new String(content, StandardCharsets.ISO_8859_1)
                .replace("CHINSTRAP\\\", \\\"GENTOO", "GENTOO\\\", \\\"CHINSTRAP")
                .replaceFirst("\"nn.contract.crc32\":\"[0-9a-f]{8}\"", "\"nn.contract.note_\":\"........\"");
        Files.write(file, swapped.getBytes(StandardCharsets.ISO_8859_1));
        float[] input = new float[15];
        float[] before = network.query(input);
        assertThatThrownBy(() -> network.load(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining(" does not fit ")
                .hasMessageEndingWith(
                        ":\n  labels: expected ADELIE, CHINSTRAP, GENTOO; found ADELIE, GENTOO, CHINSTRAP");
        assertThat(network.query(input)).isEqualTo(before);
    }

    @Test
    void recordsAreScaledAndAnswersScaledBack() {
        Orbits network = orbits();
        Body body = new Body(5.2, 318, Kind.PLANET);
        FittedScaling inputs =
                FittedScaling.of(ScalingKind.STANDARD, new double[] {3, 100, 0.5, 0.5}, new double[] {2, 50, 0.5, 0.5});
        FittedScaling targets = FittedScaling.of(ScalingKind.MIN_MAX, new double[] {100, 0}, new double[] {5000, 8});
        network.contract(network.contract().withScaling(inputs, targets));
        double[] scaled = {(5.2 - 3) / 2, (318 - 100) / 50.0, 1, -1};
        double[] answer = network.query(scaled);
        Period expected = new Period(answer[0] * 5000 + 100, (float) (answer[1] * 8));
        assertThat(network.predict(body)).isEqualTo(expected);

        // A step on records is the step on scaled vectors.
        Orbits plain = orbits();
        network.train(body, new Period(4332, 2));
        plain.train(scaled, new double[] {(4332 - 100) / 5000.0, 2 / 8.0});
        assertThat(network.query(scaled)).isEqualTo(plain.query(scaled));
    }

    @Test
    void aClassifierScalesItsRecords() throws IOException {
        Penguins network = penguins();
        double[] offsets = new double[15];
        double[] scales = new double[15];
        for (int i = 0; i < 15; i++) {
            offsets[i] = i;
            scales[i] = 2000 + i;
        }
        Penguin penguin = new Penguin(
                Island.DREAM, 40.1f, 18.2, 3800, true, (byte) 2, (short) 2008, Island.BISCOE, 190, Sex.FEMALE);
        Map<Species, Double> unscaled = network.probabilities(penguin).asMap();
        network.contract(network.contract()
                .withScaling(FittedScaling.of(ScalingKind.STANDARD, offsets, scales), FittedScaling.none()));
        float[] raw =
                network.samples(List.of(new Example<>(penguin, Species.ADELIE))).input(0);
        Map<Species, Double> probabilities = network.probabilities(penguin).asMap();
        float[] answer = network.query(network.contract().scale(raw));
        for (Species species : Species.values()) {
            assertThat(probabilities.get(species)).isEqualTo(answer[species.ordinal()]);
        }
        assertThat(probabilities).isNotEqualTo(unscaled);
        Penguins plain = penguins();
        network.train(penguin, Species.GENTOO);
        plain.train(network.contract().scale(raw), new float[] {0, 0, 1});
        assertThat(network.query(raw)).isEqualTo(plain.query(raw));
    }

    @Test
    void recordsAreTrainedOnAndPredictedAsTheyAre() throws IOException {
        List<Example<Body, Period>> seen = orbits(300, 1);
        Orbits network = orbits();
        DoubleSamples samples = network.samples(seen);
        assertThat(samples.featureNames()).isEqualTo(network.contract().features());
        assertThat(samples.labelNames()).containsExactly("days", "error");
        Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.STANDARD)
                .epochs(30)
                .run(samples);
        Path file = folder.resolve("orbits.safetensors");
        network.save(file);
        Orbits fresh = orbits();
        fresh.load(file);
        List<Example<Body, Period>> others = orbits(100, 2);
        assertThat(RegressionReport.of(fresh, fresh.samples(others)).r2()).isGreaterThan(0.9);
        for (Example<Body, Period> other : others) {
            assertThat(fresh.predict(other.input())).isEqualTo(network.predict(other.input()));
        }
        Body body = others.get(0).input();
        assertThat(fresh.predict(body).days()).isEqualTo(days(body), within(400.0));
    }

    private static List<Example<Body, Period>> orbits(int count, long seed) {
        Random random = new Random(seed);
        List<Example<Body, Period>> examples = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Body body = new Body(
                    1 + 9 * random.nextDouble(),
                    300 * random.nextFloat(),
                    random.nextBoolean() ? Kind.PLANET : Kind.COMET);
            examples.add(new Example<>(body, new Period(days(body), body.kind() == Kind.COMET ? 20 : 1)));
        }
        return examples;
    }

    private static double days(Body body) {
        return 400 * body.distance() + (body.kind() == Kind.COMET ? 500 : 0);
    }
}

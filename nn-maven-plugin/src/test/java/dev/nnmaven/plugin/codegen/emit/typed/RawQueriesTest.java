package dev.nnmaven.plugin.codegen.emit.typed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.emit.Orbits;
import dev.nnmaven.plugin.codegen.emit.Orbits.Body;
import dev.nnmaven.plugin.codegen.emit.Orbits.Kind;
import dev.nnmaven.plugin.codegen.emit.Orbits.Period;
import dev.nnmaven.plugin.codegen.emit.Penguins;
import dev.nnmaven.plugin.codegen.emit.harness.TypedSources;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.metrics.RegressionReport;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks query with raw features of a network that has a scaling is told so, once. */
class RawQueriesTest {

    @TempDir
    Path folder;

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("dev.nnmaven");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getMessage().contains("query")) {
                logged.add(entry.getLevel() + " " + entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Orbits orbits;

    @BeforeEach
    void listen() throws IOException {
        logger.addHandler(handler);
        orbits = (Orbits) TypedSources.of(folder.resolve("orbits"), Orbits.class)
                .compiled()
                .doubleNetwork();
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    private static List<Example<Body, Period>> examples() {
        Random random = new Random(3);
        List<Example<Body, Period>> examples = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            // One that is far off among the others, as in most real data.
            double distance = n == 17 ? 1e4 : 20 + 5 * random.nextGaussian();
            Body body = new Body(distance, 300 + 20 * random.nextFloat(), Kind.COMET);
            examples.add(new Example<>(body, new Period(distance, 1)));
        }
        return examples;
    }

    @Test
    void rawFeaturesAreNoticedOnce() {
        Training.of(orbits)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.STANDARD)
                .run(orbits.samples(examples()));
        double[] raw = {25, 310, 0, 1};
        orbits.query(raw);
        orbits.query(raw);
        orbits.query(new double[][] {raw}, new double[1][2]);
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0))
                .startsWith(
                        "WARNING dev.nnmaven.plugin.codegen.emit.OrbitsNetwork.query takes scaled inputs, and was asked"
                                + " with some that look raw: found 310.0 at place 1 (mass), which would be ")
                .endsWith("queryRaw takes features as they are in the data, and so do the methods for records;"
                        + " contract().scale makes what query takes");
    }

    @Test
    void rowsAndLoadedNetworksAreLookedAtToo() throws IOException {
        Training.of(orbits).scaleInputs(ScalingKind.MIN_MAX).run(orbits.samples(examples()));
        Path file = folder.resolve("orbits.safetensors");
        orbits.save(file);
        orbits.load(file);
        orbits.query(new double[][] {{25, 310, 0, 1}, {25, 310, 0, 1}}, new double[2][2]);
        assertThat(logged).hasSize(1);
    }

    /** The outlier, scaled, looks like a raw feature. */
    @Test
    void whatTheLibraryAsksIsNeverWarnedOf() {
        DoubleSamples samples = orbits.samples(examples());
        FittedScaling scaling =
                FittedScaling.of(ScalingKind.STANDARD, new double[] {2000, 0, 0, 0}, new double[] {1000, 300, 1, 1});
        Training.of(orbits)
                .scaleInputs(scaling)
                .validation(samples.subset(10, 20))
                .run(samples.subset(20, 300));
        double[] outlier = samples.input(17).clone();
        outlier[0] = 12_000;
        double[] scaled = orbits.contract().scale(outlier);
        assertThat(scaled[0]).isEqualTo(10);
        orbits.queryRaw(outlier);
        orbits.queryRaw(new double[][] {outlier, outlier}, new double[2][2]);
        orbits.predict(new Body(12_000, 310, Kind.COMET));
        RegressionReport.of(orbits, DoubleSamples.of(new double[][] {outlier}, new double[1][2]));
        Training.of(orbits)
                .scaleInputs(scaling)
                .trainingLoss()
                .run(DoubleSamples.of(new double[][] {outlier}, new double[1][2]));
        assertThat(logged).isEmpty();
        orbits.query(scaled);
        assertThat(logged).hasSize(1);
    }

    @Test
    void scaledInputsAreNotWarnedOf() {
        DoubleSamples samples = orbits.samples(examples());
        Training.of(orbits).scaleInputs(ScalingKind.STANDARD).run(samples);
        for (int n = 0; n < samples.size(); n++) {
            orbits.query(orbits.contract().scale(samples.input(n)));
        }
        orbits.query(new double[4]);
        assertThat(logged).isEmpty();
    }

    @Test
    void aNetworkWithoutAScalingTakesWhatItIsGiven() {
        Training.of(orbits).run(orbits.samples(examples()));
        orbits.query(new double[] {25, 310, 0, 1});
        assertThat(logged).isEmpty();
    }

    @Test
    void floatsAreLookedAtToo() throws IOException {
        Penguins penguins = (Penguins) TypedSources.of(folder.resolve("penguins"), Penguins.class)
                .compiled()
                .network();
        double[] offsets = new double[15];
        double[] scales = new double[15];
        for (int i = 0; i < 15; i++) {
            offsets[i] = 100;
            scales[i] = 10;
        }
        FittedScaling scaling = FittedScaling.of(ScalingKind.STANDARD, offsets, scales);
        penguins.contract(penguins.contract().withScaling(scaling, FittedScaling.none()));
        float[] raw = new float[15];
        Arrays.fill(raw, 105);
        penguins.queryRaw(raw);
        assertThat(logged).isEmpty();
        penguins.query(new float[][] {raw, raw}, new float[2][3]);
        penguins.query(raw);
        assertThat(logged).hasSize(1).first().asString().contains("found 105.0 at place 0 (island=BISCOE), which");
        // Another contract, another look, and nothing new to say of this class of networks.
        penguins.contract(penguins.contract());
        penguins.loss(raw, new float[] {1, 0, 0});
        penguins.query(raw);
        assertThat(logged).hasSize(1);
    }
}

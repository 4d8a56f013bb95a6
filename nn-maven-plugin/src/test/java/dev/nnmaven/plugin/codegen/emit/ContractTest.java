package dev.nnmaven.plugin.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.harness.Compiled;
import dev.nnmaven.plugin.codegen.plan.ForcedPlans;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.metrics.RegressionReport;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, scaling and origin stay with the weights of generated networks. */
class ContractTest {

    private static final NetworkSpec SMALL = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 4, 8, 3);
    private static final NetworkSpec LARGE = Specs.of(Precision.FLOAT, ErrorRule.WEIGHTED_ERROR, true, 0.1, 40, 33, 10);
    private static final NetworkSpec REGRESSION = Specs.of(
            Precision.FLOAT,
            List.of(Activation.TANH, Activation.IDENTITY),
            Loss.SQUARED_ERROR,
            ErrorRule.GRADIENT,
            true,
            0.02,
            3,
            6,
            1);

    @TempDir
    Path folder;

    @Test
    void theSeedIsKnownUntilAFileSaysAnother() throws IOException {
        for (NetworkSpec spec : List.of(SMALL, LARGE)) {
            Compiled compiled = Compiled.of(ForcedPlans.planned(spec));
            assertThat(compiled.network().contract())
                    .isEqualTo(ModelContract.none().withSeed(42));
            Network other = compiled.network(-7);
            assertThat(other.contract().seed()).hasValue(-7);
            Path file = folder.resolve("weights");
            other.save(file);
            Network loaded = compiled.network();
            loaded.load(file);
            assertThat(loaded.contract()).isEqualTo(ModelContract.none().withSeed(-7));
        }
    }

    @Test
    void eitherPrecisionReadsTheContractOfTheOther() throws IOException {
        Network network = Compiled.of(ForcedPlans.planned(SMALL)).network();
        DoubleNetwork wide = Compiled.of(
                        ForcedPlans.planned(Specs.of(Precision.DOUBLE, ErrorRule.WEIGHTED_ERROR, true, 0.1, 4, 8, 3)))
                .doubleNetwork();
        ModelContract contract = ModelContract.none()
                .withFeatures(List.of("a", "b", "c", "d"))
                .withLabels(List.of("x", "y", "z"))
                .withScaling(
                        FittedScaling.of(ScalingKind.STANDARD, new double[4], new double[] {0.1, 1, 2, 3}),
                        FittedScaling.none());
        Path file = folder.resolve("weights");
        network.contract(contract);
        network.save(file);
        wide.load(file);
        assertThat(wide.contract()).isEqualTo(contract);
        wide.save(file);
        network.contract(ModelContract.none());
        network.load(file);
        assertThat(network.contract()).isEqualTo(contract);
    }

    @Test
    void aFileThatDoesNotFitIsRefusedWithAllDifferences() throws IOException {
        Path file = folder.resolve("iris.safetensors");
        Network saved = Compiled.of(ForcedPlans.planned(Specs.of(
                        Precision.FLOAT, List.of(Activation.TANH, Activation.SOFTMAX), Loss.CROSS_ENTROPY, 4, 16, 3)))
                .network();
        saved.contract(ModelContract.none()
                .withFeatures(List.of("sepalLength", "sepalWidth", "petal_width", "petalWidth"))
                .withLabels(List.of("SETOSA", "VIRGINICA", "VERSICOLOR")));
        saved.save(file);
        Network network = Compiled.of(ForcedPlans.planned(SMALL)).network();
        ModelContract known = ModelContract.none()
                .withFeatures(List.of("sepalLength", "sepalWidth", "petalLength", "petalWidth"))
                .withLabels(List.of("SETOSA", "VERSICOLOR", "VIRGINICA"));
        network.contract(known);
        float[] input = {1, 2, 3, 4};
        float[] before = network.query(input);
        assertThatThrownBy(() -> network.load(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(String.join(
                        "\n  ",
                        file + " does not fit com.example.TestNetwork:",
                        "layers[0]: expected 8(sigmoid), found 16(tanh)",
                        "layers[1]: expected 3(sigmoid), found 3(softmax)",
                        "loss: expected squared_error, found cross_entropy",
                        "error rule: expected weighted_error, found gradient",
                        "tensor layer1.weight: expected shape [8, 4], found [16, 4]",
                        "tensor layer1.bias: expected shape [8], found [16]",
                        "tensor layer2.weight: expected shape [3, 8], found [3, 16]",
                        "features[2]: expected petalLength, found petal_width",
                        "labels: expected SETOSA, VERSICOLOR, VIRGINICA; found SETOSA, VIRGINICA, VERSICOLOR"));
        assertThat(network.query(input)).isEqualTo(before);
        assertThat(network.contract()).isEqualTo(known);
    }

    @Test
    void aContractOfOtherSizesIsRefused() {
        Network network = Compiled.of(ForcedPlans.planned(LARGE)).network();
        ModelContract before = network.contract();
        assertThatThrownBy(() -> network.contract(ModelContract.none().withFeatures(List.of("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the contract does not fit the network: features: expected 40 names, found 1");
        assertThat(network.contract()).isSameAs(before);
    }

    @Test
    void copiesInMemoryHaveTheContract() {
        Network network = Compiled.of(ForcedPlans.planned(LARGE)).network();
        WeightsSnapshot snapshot = new WeightsSnapshot();
        assertThat(snapshot.take(network::save)).isTrue();
        network.contract(ModelContract.none());
        snapshot.restore(network::load);
        assertThat(network.contract()).isEqualTo(ModelContract.none().withSeed(42));
    }

    /** Training, file, another program: what the guide promises, with numbers no network can learn as they are. */
    @Test
    void aNetworkLearnsAndAnswersRawNumbers() throws Exception {
        Samples samples = samples(400, 1).withNames(List.of("year", "price", "flag"), List.of("grams"));
        Network network = Compiled.of(ForcedPlans.planned(REGRESSION)).network();
        TrainingSummary summary = Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.STANDARD)
                .epochs(40)
                .validationSplit(0.2)
                .earlyStopping(10)
                .run(samples);
        Path file = folder.resolve("weights");
        network.save(file);

        Network fresh = Compiled.of(ForcedPlans.planned(REGRESSION)).network(5);
        fresh.load(file);
        assertThat(fresh.contract()).isEqualTo(network.contract());
        assertThat(fresh.contract().seed()).hasValue(42);
        assertThat(fresh.contract().features()).containsExactly("year", "price", "flag");
        int best = summary.bestEpoch().getAsInt();
        assertThat(fresh.contract().metrics())
                .containsEntry("epochs", (double) best)
                .containsEntry(
                        "validationLoss",
                        summary.history().get(best - 1).validationLoss().getAsDouble());
        Samples others = samples(100, 2);
        RegressionReport report = RegressionReport.of(fresh, others);
        assertThat(report.r2()).isGreaterThan(0.95);
        assertThat(report.mae()).isLessThan(150);
        assertAnswersOfSeveralThreads(fresh, others);
    }

    private static void assertAnswersOfSeveralThreads(Network network, Samples samples) throws Exception {
        float[][] rows = new float[samples.size()][];
        float[][] expected = new float[samples.size()][];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = samples.input(n);
            expected[n] = network.queryRaw(rows[n]);
        }
        float[][] together = new float[rows.length][1];
        network.queryRaw(rows, together);
        Callable<Void> asking = () -> {
            float[][] answers = new float[rows.length][1];
            for (int round = 0; round < 100; round++) {
                for (int n = 0; n < rows.length; n++) {
                    assertThat(network.queryRaw(rows[n])).isEqualTo(expected[n]);
                }
                network.queryRaw(rows, answers);
                assertThat(answers).isDeepEqualTo(together);
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Void>> asked = threads.invokeAll(List.of(asking, asking, asking, asking));
            for (Future<Void> one : asked) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Samples samples(int count, long seed) {
        Random random = new Random(seed);
        List<float[]> inputs = new ArrayList<>();
        List<float[]> targets = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            int flag = random.nextInt(2);
            inputs.add(new float[] {(float) (1990 + 10 * x), (float) (25_000 + 9000 * y), flag});
            targets.add(new float[] {(float) (4000 + 800 * Math.tanh(x) + 300 * y + 500 * flag)});
        }
        return Samples.of(inputs.toArray(float[][]::new), targets.toArray(float[][]::new));
    }
}

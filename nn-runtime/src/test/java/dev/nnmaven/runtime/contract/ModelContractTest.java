package dev.nnmaven.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.Network;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ModelContractTest {
    private static final FittedScaling INPUTS =
            FittedScaling.of(ScalingKind.STANDARD, new double[] {10, -3}, new double[] {4, 0.1});
    private static final FittedScaling TARGETS =
            FittedScaling.of(ScalingKind.MIN_MAX, new double[] {3000}, new double[] {500});
    private static final ModelContract CONTRACT =
            ModelContract.none().withFeatures(List.of("age", "depth")).withScaling(INPUTS, TARGETS);

    @Test
    void isReadable() {
        assertThat(ModelContract.none()).hasToString("nothing known");
        FittedScaling scaling = FittedScaling.of(ScalingKind.STANDARD, new double[] {1}, new double[] {2});
        assertThat(ModelContract.none()
                        .withFeatures(List.of("age"))
                        .withScaling(scaling, FittedScaling.none())
                        .withSeed(42)
                        .withMetric("r2", 0.5))
                .hasToString("features: age; inputs: " + scaling + "; seed: 42; r2: 0.5");
    }

    @Test
    void isImmutable() {
        List<String> names = new ArrayList<>(List.of("a"));
        Map<String, Double> metrics = new LinkedHashMap<>(Map.of("x", 1.0));
        ModelContract contract =
                ModelContract.none().withFeatures(names).withLabels(names).withMetrics(metrics);
        names.set(0, "b");
        metrics.put("y", 2.0);
        assertThat(contract.features()).containsExactly("a");
        assertThat(contract.labels()).containsExactly("a");
        assertThat(contract.metrics()).containsExactly(Map.entry("x", 1.0));
        assertThatThrownBy(() -> contract.metrics().put("z", 3.0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void metricsKeepTheirOrder() {
        ModelContract contract = ModelContract.none()
                .withMetric("z", 1)
                .withMetric("a", 2)
                .withMetric("m", 3)
                .withMetric("z", 4);
        assertThat(contract.metrics().keySet()).containsExactly("z", "a", "m");
        assertThat(contract.metrics()).containsEntry("z", 4.0);
    }

    @Test
    void textsThatNoFileHoldsAndMetricsThatAreNotFiniteAreRefused() {
        ModelContract none = ModelContract.none();
        refused(
                () -> none.withFeatures(List.of("a", "\ud800")),
                "features: found \"\\ud800\", expected text without halves of surrogate pairs");
        refused(() -> none.withLabels(List.of("\udc00")), "labels: found \"\\udc00\", expected text");
        refused(() -> none.withData("\udc00"), "data: found \"\\udc00\", expected text");
        refused(() -> none.withMetric("\udc00", 1), "metrics: found \"\\udc00\", expected text");
        refused(() -> none.withMetric("loss", Double.NaN), "metrics: found NaN as \"loss\", expected a finite number");
    }

    @Test
    void rawFeaturesAreScaledAndAnswersScaledBack() {
        NaiveNetwork network = new NaiveNetwork(2, 1);
        float[] raw = {18, -2.9f};
        float[] before = raw.clone();
        assertThat(network.queryRaw(raw)).isEqualTo(network.query(raw));
        network.contract(CONTRACT);
        float[] scaled = {(float) ((18 - 10) / 4.0), (float) ((-2.9f - -3.0) / 0.1)};
        float expected = (float) (network.query(scaled)[0] * 500.0 + 3000);
        assertThat(network.queryRaw(raw)).containsExactly(expected);
        assertThat(raw).isEqualTo(before);
        float[][] answers = new float[2][1];
        network.queryRaw(new float[][] {raw, {0, 0}}, answers);
        assertThat(answers[0]).containsExactly(expected);
        assertThat(answers[1]).isEqualTo(network.queryRaw(new float[2]));
    }

    @Test
    void rawFeaturesAreScaledInDouble() {
        NaiveDoubleNetwork network = new NaiveDoubleNetwork(2, 1);
        network.contract(CONTRACT);
        double[] raw = {18, -2.9};
        double expected = network.query(new double[] {(18 - 10) / 4.0, (-2.9 - -3.0) / 0.1})[0] * 500.0 + 3000;
        assertThat(network.queryRaw(raw)).containsExactly(expected);
        double[][] answers = new double[1][1];
        network.queryRaw(new double[][] {raw}, answers);
        assertThat(answers[0]).containsExactly(expected);
        refused(
                () -> network.queryRaw(new double[] {1, Double.NaN}),
                "features[1] (depth): found NaN, expected a finite number");
        refused(() -> network.queryRaw(new double[3]), "features has length 3, expected 2");
    }

    @Test
    void featuresWithoutAnAnswerAreNamed() {
        NaiveNetwork network = new NaiveNetwork(2, 1);
        refused(() -> network.queryRaw(new float[] {Float.NaN, 0}), "features[0]: found NaN, expected a finite number");
        network.contract(CONTRACT);
        refused(
                () -> network.queryRaw(new float[] {0, Float.NEGATIVE_INFINITY}),
                "features[1] (depth): found -Infinity, expected a finite number");
        refused(
                () -> network.queryRaw(new float[] {0, Float.MAX_VALUE}),
                "features[1] (depth): found 3.4028235E38, expected a number whose scaled value is finite");
        refused(() -> network.queryRaw(new float[1]), "features has length 1, expected 2");
        float[][] answers = {{7}, {7}};
        refused(
                () -> network.queryRaw(new float[][] {{0, 0}, {0, Float.NaN}}, answers),
                "row 1, features[1] (depth): found NaN, expected a finite number");
        refused(() -> network.queryRaw(new float[][] {{0, 0}, {0}}, answers), "features[1] has length 1, expected 2");
        assertThat(answers).isDeepEqualTo(new float[][] {{7}, {7}});
    }

    @Test
    void vectorsOfAnotherLengthThanTheScalingAreRefused() {
        refused(() -> CONTRACT.scale(new float[3]), "features: found 3, expected 2, as many as the scaling has places");
        refused(() -> CONTRACT.scale(new double[1]), "features: found 1, expected 2");
        refused(() -> CONTRACT.unscale(new float[2]), "outputs: found 2, expected 1");
        refused(() -> CONTRACT.unscale(new double[2]), "outputs: found 2, expected 1");
        refused(() -> CONTRACT.scaleTargets(new float[2]), "targets: found 2, expected 1");
        refused(() -> CONTRACT.scaleTargets(new double[2]), "targets: found 2, expected 1");
        ModelContract.none().unscale(new float[2]);
    }

    @Test
    void targetsAreScaledAndScaledBack() {
        float[] raw = {3250};
        float[] targets = CONTRACT.scaleTargets(raw);
        assertThat(targets).containsExactly(0.5f);
        assertThat(raw).containsExactly(3250);
        CONTRACT.unscale(targets);
        assertThat(targets).containsExactly(3250);
        double[] wide = CONTRACT.scaleTargets(new double[] {3250});
        assertThat(wide).containsExactly(0.5);
        CONTRACT.unscale(wide);
        assertThat(wide).containsExactly(3250);
        assertThat(ModelContract.none().scaleTargets(raw)).containsExactly(3250);
    }

    @Test
    void labelsMayBeConstantsOfAnEnum() {
        assertThat(ModelContract.named(List.of("a", "b"), List.of(ScalingKind.NONE, ScalingKind.MIN_MAX)))
                .isEqualTo(ModelContract.none().withFeatures(List.of("a", "b")).withLabels(List.of("NONE", "MIN_MAX")));
        assertThat(ModelContract.named(List.of(), List.of("days")))
                .isEqualTo(ModelContract.none().withLabels(List.of("days")));
    }

    @Test
    void contractsOfOtherSizesAreRefused() {
        NaiveNetwork network = new NaiveNetwork(3, 1);
        refused(
                () -> network.contract(CONTRACT.withLabels(List.of("a", "b", "c"))),
                "the contract does not fit the network: features: expected 3 names, found 2; labels: expected 1 or 2"
                        + " names, found 3; input scaling: expected 3 places, found 2");
        assertThat(network.contract()).isEqualTo(ModelContract.none());
        NaiveNetwork three = new NaiveNetwork(2, 3);
        refused(
                () -> three.contract(CONTRACT.withLabels(List.of("a", "b"))),
                "the contract does not fit the network: labels: expected 3 names, found 2; target scaling: expected 3"
                        + " places, found 1");
        new NaiveNetwork(2, 1).contract(CONTRACT.withLabels(List.of("no", "yes")));
    }

    @Test
    void namesAreComparedInOrder() {
        ModelContract known = ModelContract.none()
                .withFeatures(List.of("sepalLength", "sepalWidth", "petalLength"))
                .withLabels(List.of("SETOSA", "VERSICOLOR", "VIRGINICA"));
        ModelContract found = ModelContract.none()
                .withFeatures(List.of("sepalLength", "sepalWidth", "petal_width"))
                .withLabels(List.of("SETOSA", "VIRGINICA", "VERSICOLOR"));
        assertThat(known.nameDifferences(found))
                .containsExactly(
                        "features[2]: expected petalLength, found petal_width",
                        "labels: expected SETOSA, VERSICOLOR, VIRGINICA; found SETOSA, VIRGINICA, VERSICOLOR");
        assertThat(known.nameDifferences(known)).isEmpty();
        assertThat(known.nameDifferences(ModelContract.none())).isEmpty();
        assertThat(ModelContract.none().nameDifferences(known)).isEmpty();
        assertThat(known.nameDifferences(known.withLabels(List.of("SETOSA"))))
                .containsExactly("labels: expected SETOSA, VERSICOLOR, VIRGINICA; found SETOSA");
    }

    @Test
    void aNetworkThatDeclaresNamesKeepsThem() {
        ModelContract declared =
                ModelContract.none().withFeatures(List.of("a", "b")).withLabels(List.of("no", "yes"));
        assertThat(ModelContract.none().withSeed(1).requireNames(declared)).isEqualTo(declared.withSeed(1));
        assertThat(CONTRACT.requireNames(ModelContract.none())).isSameAs(CONTRACT);
        assertThat(declared.requireNames(declared)).isSameAs(declared);
        refused(
                () -> CONTRACT.requireNames(declared),
                "the contract does not fit the network: features: expected a, b; found age, depth");
    }

    @Test
    void longListsOfNamesAreNotShownWhole() {
        List<String> columns = List.of(
                "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "adelie", "chinstrap", "gentoo", "male");
        List<String> swapped = new ArrayList<>(columns);
        Collections.swap(swapped, 0, 1);
        assertThat(ModelContract.none()
                        .withFeatures(columns)
                        .nameDifferences(ModelContract.none().withFeatures(swapped)))
                .containsExactly(
                        "features[0]: expected bill_length_mm, found bill_depth_mm",
                        "features[1]: expected bill_depth_mm, found bill_length_mm");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 784; i++) {
            many.add("pixel" + i);
        }
        List<String> others = new ArrayList<>(many.subList(1, 784));
        others.add("line\nbreak" + "x".repeat(300));
        ModelContract known = ModelContract.none().withFeatures(many);
        assertThat(known.nameDifferences(ModelContract.none().withFeatures(others)))
                .containsExactly(
                        "features[0]: expected pixel0, found pixel1",
                        "features[1]: expected pixel1, found pixel2",
                        "features[2]: expected pixel2, found pixel3",
                        "features[3]: expected pixel3, found pixel4",
                        "features[4]: expected pixel4, found pixel5",
                        "features: 779 more places differ of 784 expected and 784 found");
        assertThat(known.nameDifferences(ModelContract.none().withFeatures(many.subList(0, 783))))
                .containsExactly("features[783]: expected pixel783, found none");
        others = new ArrayList<>(many);
        others.set(3, "\u202e" + "x".repeat(300));
        assertThat(known.nameDifferences(ModelContract.none().withFeatures(others)))
                .containsExactly("features[3]: expected pixel3, found \\u202e" + "x".repeat(199) + "…");
    }

    @Test
    void aNetworkThatKeepsNoneSaysSo() {
        Network network = unable(Network.class);
        assertThat(network.contract()).isEqualTo(ModelContract.none());
        assertThatThrownBy(() -> network.contract(CONTRACT))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageEndingWith(" keeps no contract");
        DoubleNetwork wide = unable(DoubleNetwork.class);
        assertThat(wide.contract()).isEqualTo(ModelContract.none());
        assertThatThrownBy(() -> wide.contract(CONTRACT)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void severalThreadsMayAskForRawAnswers() throws Exception {
        NaiveNetwork network = new NaiveNetwork(2, 1);
        network.contract(CONTRACT);
        float[][] rows = new float[16][];
        float[][] expected = new float[16][];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = new float[] {n, -n};
            expected[n] = network.queryRaw(rows[n]);
        }
        Callable<Void> asking = () -> {
            for (int round = 0; round < 2000; round++) {
                int n = round % rows.length;
                assertThat(network.queryRaw(rows[n])).isEqualTo(expected[n]);
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> asked : threads.invokeAll(List.of(asking, asking, asking, asking))) {
                asked.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Has nothing but the default methods. */
    private static <N> N unable(Class<N> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, InvocationHandler::invokeDefault));
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}

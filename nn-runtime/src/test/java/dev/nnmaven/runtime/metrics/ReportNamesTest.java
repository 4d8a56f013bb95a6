package dev.nnmaven.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reports name classes and targets wherever the samples or the network know their names. */
class ReportNamesTest {
    private static final List<String> NAMES = List.of("CAT", "DOG", "BIRD");

    private static final DoubleSamples ANIMALS = Echo.certain(3, new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1});

    private enum Animal {
        CAT,
        DOG,
        BIRD {
            @Override
            public String toString() {
                return "constants go by their names";
            }
        }
    }

    private static final String MATRIX = "label \\ answer\n"
            + "      |  CAT  DOG BIRD | correct\n"
            + "  CAT |    1    .    . | 1.0000\n"
            + "  DOG |    1    .    . | 0.0000\n"
            + " BIRD |    .    1    2 | 0.6667\n";

    @Test
    void namesOfSamplesStandInTables() {
        DoubleSamples samples = ANIMALS.withNames(List.of(), NAMES);
        Samples floats = Echo.floats(ANIMALS).withNames(List.of(), NAMES);
        ClassificationReport report = ClassificationReport.of(Echo.network(samples), samples);
        assertThat(report.toString())
                .contains("\n         CAT  ", "\n         DOG  ", "\n        BIRD     1.0000   0.6667")
                .isEqualTo(ClassificationReport.of(Echo.network(floats), floats).toString());
        assertThat(report.confusion()).hasToString(MATRIX);
        assertThat(ConfusionMatrix.of(Echo.network(floats), floats)).hasToString(MATRIX);
    }

    @Test
    void namesOfTheContractStandInForThoseOfSamples() {
        ModelContract contract = ModelContract.none().withLabels(NAMES);
        NaiveNetwork network = new NaiveNetwork(2, 3);
        network.contract(contract);
        NaiveDoubleNetwork doubles = new NaiveDoubleNetwork(2, 3);
        doubles.contract(contract);
        int[] labels = {0, 1, 2};
        Samples samples = Samples.of(new float[3][2], new float[3][3], labels);
        DoubleSamples wide = DoubleSamples.of(new double[3][2], new double[3][3], labels);
        assertThat(ClassificationReport.of(network, samples).toString()).contains("\n        BIRD  ");
        assertThat(ClassificationReport.of(doubles, wide).toString()).contains("\n        BIRD  ");
        assertThat(ConfusionMatrix.of(network, samples).toString()).contains("\n BIRD |");
        assertThat(ConfusionMatrix.of(doubles, wide).toString()).contains("\n BIRD |");
        assertThat(RocAuc.of(network, samples)).hasToString("0.5000 (mean of CAT 0.5000, DOG 0.5000 and BIRD 0.5000)");
        assertThat(RocAuc.of(doubles, wide)).hasToString("0.5000 (mean of CAT 0.5000, DOG 0.5000 and BIRD 0.5000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RocAuc.of(network, samples.subset(0, 2)))
                .withMessageStartingWith("found no sample of class 2 (BIRD), expected some of each class");
    }

    @Test
    void constantsOfAnEnumAreNames() {
        ClassificationReport report = ClassificationReport.of(Echo.network(ANIMALS), ANIMALS);
        List<Animal> labels = List.of(Animal.values());
        assertThat(report.named(labels)).hasToString(report.named(NAMES).toString());
        assertThat(report.named(labels).confusion()).hasToString(MATRIX);
        assertThat(report.confusion().named(labels)).hasToString(MATRIX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.confusion().named(List.of(Animal.CAT)))
                .withMessage("found 1 names, expected 3, one for each class");
    }

    @Test
    void oneOutputHasTwoClasses() {
        DoubleSamples samples = Echo.oneOutput(new double[] {0.9, 0.1, 0.2}, 1, 0, 1);
        DoubleSamples two = samples.withNames(List.of(), List.of("WELL", "SICK"));
        assertThat(ClassificationReport.of(Echo.network(two), two).toString())
                .contains("\n        WELL     0.5000   1.0000", "\n        SICK     1.0000   0.5000");
        DoubleSamples one = samples.withNames(List.of(), List.of("sick"));
        assertThat(ConfusionMatrix.of(Echo.network(one), one))
                .hasToString("label \\ answer\n"
                        + "       | sick=0 sick=1 | correct\n"
                        + "sick=0 |      1      . | 1.0000\n"
                        + "sick=1 |      1      1 | 0.5000\n");
    }

    @Test
    void columnsOfManyClassesHaveNumbers() {
        List<String> names =
                IntStream.range(0, 12).mapToObj(k -> "a long name " + k).toList();
        DoubleSamples samples =
                Echo.certain(12, new int[] {0, 11}, new int[] {0, 0}).withNames(List.of(), names);
        assertThat(ConfusionMatrix.of(Echo.network(samples), samples).toString().split("\n"))
                .hasSize(14)
                .contains(
                        "                  |  0  1  2  3  4  5  6  7  8  9 10 11 | correct",
                        "11 a long name 11 |  1  .  .  .  .  .  .  .  .  .  .  . | 0.0000");
    }

    @Test
    void severalTargetsHaveALineEach() {
        double[][] answers = {{0, 2}, {-1, 2}, {8, -5}};
        double[][] targets = {{0.5, 1}, {-1, 1}, {7, -6}};
        DoubleSamples samples = DoubleSamples.of(answers, targets).withNames(List.of(), List.of("days", "cost"));
        RegressionReport report = RegressionReport.of(Echo.network(samples), samples);
        assertThat(report.targets()).extracting(RegressionReport.Target::name).containsExactly("days", "cost");
        assertThat(report.targets().get(1).mse()).isEqualTo(1);
        assertThat(report.targets().get(1).rmse()).isEqualTo(1);
        assertThat(report.targets().get(1).mae()).isEqualTo(1);
        assertThat(report)
                .hasToString("samples  3\n"
                        + "MSE      0.7083\n"
                        + "RMSE     0.8416\n"
                        + "MAE      0.7500\n"
                        + "R2       0.9368\n"
                        + "\n"
                        + "target         MSE       RMSE        MAE         R2\n"
                        + "  days      0.4167     0.6455     0.5000     0.9654\n"
                        + "  cost       1.000      1.000      1.000     0.9082\n");
        Samples floats = Echo.floats(samples).withNames(List.of(), List.of("days", "cost"));
        assertThat(RegressionReport.of(Echo.network(floats), floats)).hasToString(report.toString());
        DoubleSamples unnamed = samples.withNames(List.of(), List.of());
        assertThat(RegressionReport.of(Echo.network(unnamed), unnamed).toString())
                .contains("\n     1       1.000");
    }

    @Test
    void manyTargetsAreNotAllShown() {
        DoubleSamples samples = DoubleSamples.of(new double[1][25], new double[1][25]);
        RegressionReport report = RegressionReport.of(Echo.network(samples), samples);
        assertThat(report.targets()).hasSize(25);
        assertThat(report.toString()).contains("\n    19  ").endsWith("\nand 5 more\n");
    }
}

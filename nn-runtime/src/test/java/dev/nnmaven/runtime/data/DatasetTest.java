package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    @TempDir
    Path directory;

    @Test
    void imagesAndLabelsBecomeTheBooksInputsAndTargets() throws IOException {
        Dataset data = Dataset.readIdx(images(70), labels(new int[70]), 3);
        Samples samples = data.samples(Scaling.pixels());
        DoubleSamples doubles = data.doubleSamples(Scaling.pixels());

        assertThat(samples.size()).isEqualTo(70);
        assertThat(samples.inputSize()).isEqualTo(4);
        assertThat(samples.targetSize()).isEqualTo(3);
        for (int i = 0; i < 280; i++) {
            double expected = (i & 0xff) / 255.0 * 0.99 + 0.01;
            assertThat(doubles.input(i / 4)[i % 4]).isEqualTo(expected);
            assertThat(samples.input(i / 4)[i % 4]).isEqualTo((float) expected);
        }
        assertThat(samples.target(0)).containsExactly(0.99f, 0.01f, 0.01f);
        assertThat(doubles.target(0)).containsExactly(0.99, 0.01, 0.01);
        assertThat(samples.target(1)).isSameAs(samples.target(0));
    }

    @Test
    void labelledCsv() throws IOException {
        Dataset data = Dataset.readLabelledCsv(file("d.csv", "label,x,y\n2,0,255\n0,51,0.5\n"), 3);
        Samples samples = data.samples(Scaling.linear(0, 255, -1, 1), new OneHot(0, 1), Scaling.none());
        assertThat(samples.label(0)).isEqualTo(2);
        assertThat(samples.input(0)).containsExactly(-1, 1);
        assertThat(samples.target(0)).containsExactly(0, 0, 1);
        assertThat(samples.input(1)[0]).isEqualTo(-0.6f);
        assertThat(samples.hasLabels()).isTrue();
        assertThat(samples.featureNames()).containsExactly("x", "y");
        assertThat(samples.labelNames()).isEmpty();
    }

    @Test
    void theNamesOfTheHeaderGoToTheSamples() throws IOException {
        Dataset data = Dataset.readCsv(file("d.csv", "a,b,mass\n1,2,3\n4,5,6\n"), 2, 1);
        Samples samples = data.shuffled(1).split(1).rest().samples(Scaling.none());
        assertThat(samples.featureNames()).containsExactly("a", "b");
        assertThat(samples.labelNames()).containsExactly("mass");
        DoubleSamples doubles = data.doubleSamples(Scaling.none());
        assertThat(doubles.featureNames()).containsExactly("a", "b");
        assertThat(doubles.labelNames()).containsExactly("mass");
    }

    @Test
    void csvWithTargets() throws IOException {
        Dataset data = Dataset.readCsv(file("d.csv", "0.1,2,3\n4,5,6\n"), 2, 1);
        assertThat(data.samples(Scaling.none()).input(0)).containsExactly(0.1f, 2);
        assertThat(data.doubleSamples(Scaling.none()).input(0)).containsExactly(0.1, 2);
        assertThat(data.samples(Scaling.none()).target(1)).containsExactly(6);
        DoubleSamples scaled = data.doubleSamples(Scaling.none(), OneHot.SIGMOID, Scaling.linear(0, 10, 0, 1));
        assertThat(scaled.target(1)).containsExactly(0.6);
        assertThat(scaled.hasLabels()).isFalse();
        assertThat(scaled.featureNames()).isEmpty();
        assertThat(scaled.labelNames()).isEmpty();
        assertThatThrownBy(() -> scaled.label(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("these samples have no labels");
    }

    @Test
    void shufflingKeepsEveryRowWithItsLabelAndTheOrderIsFixed() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append(i).append(',').append(100 + i).append('\n');
        }
        Dataset data = Dataset.readLabelledCsv(file("d.csv", text.toString()), 10);
        // Written down once. Another order on another JVM fails here.
        assertThat(labelsOf(data.shuffled(1))).containsExactly(6, 9, 7, 8, 4, 2, 0, 3, 1, 5);
        assertThat(labelsOf(data.shuffled(1).shuffled(2))).isNotEqualTo(labelsOf(data.shuffled(2)));
        assertThat(labelsOf(data.shuffled(2))).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(labelsOf(data)).isSorted();

        Dataset.Split split = data.shuffled(1).split(7);
        List<Integer> both = new ArrayList<>(labelsOf(split.first()));
        both.addAll(labelsOf(split.rest()));
        assertThat(split.first().size()).isEqualTo(7);
        assertThat(both).isEqualTo(labelsOf(data.shuffled(1)));
    }

    @Test
    void splitsHaveTwoParts() throws IOException {
        Dataset data = Dataset.readCsv(file("d.csv", "1,1\n2,2\n"), 1, 1);
        assertThat(data.split(1).rest().samples(Scaling.none()).input(0)).containsExactly(2);
        for (int first : new int[] {-1, 0, 2}) {
            assertThatThrownBy(() -> data.split(first))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "found a first part of " + first + " of 2 rows, expected at least one row in each part");
        }
    }

    @Test
    void filesThatDoNotFitEachOther() throws IOException {
        Path images = images(3);
        Path two = labels(0, 1);
        refused(
                () -> Dataset.readIdx(images, two, 2),
                two + ": byte 4: found 2 labels, expected 3, one for each image in " + images);
        refused(
                () -> Dataset.readIdx(images, images, 2),
                images + ": byte 3: found 4 numbers for each label, expected a list of labels");
        Path zipped = Files.write(directory.resolve("l.gz"), IdxFile.gzip(IdxFile.labels(0, 1, 2)));
        refused(
                () -> Dataset.readIdx(images, zipped, 2),
                zipped + ": byte 10 of the uncompressed data: found the label 2, expected a whole number from 0 to 1");
    }

    @Test
    void labelsThatAreNone() throws IOException {
        Path high = file("high.csv", "label,x\n\n0,1\n\n3,1\n");
        refused(
                () -> Dataset.readLabelledCsv(high, 3),
                high + ": line 5, column 1: found the label 3, expected a whole number from 0 to 2");
        Path fromOne = file("fromOne.csv", "1,1\n2,1\n3,1\n1,1\n");
        refused(
                () -> Dataset.readLabelledCsv(fromOne, 3),
                fromOne
                        + ": line 3, column 1: found the label 3, expected a whole number from 0 to 2; do labels start at"
                        + " 1? Then subtract 1 from each");
        Path images = Files.write(directory.resolve("i"), IdxFile.images(3));
        Path idx = Files.write(directory.resolve("l"), IdxFile.labels(1, 3, 2));
        refused(
                () -> Dataset.readIdx(images, idx, 3),
                idx + ": byte 9: found the label 3, expected a whole number from 0 to 2; do labels start at 1? Then"
                        + " subtract 1 from each");
        Path fraction = file("fraction.csv", "0.5,1\n");
        refused(
                () -> Dataset.readLabelledCsv(fraction, 3),
                fraction + ": line 1, column 1: found the label 0.5, expected a whole number from 0 to 2");
        Path negative = file("negative.csv", "-1,1\n");
        refused(
                () -> Dataset.readLabelledCsv(negative, 3),
                negative + ": line 1, column 1: found the label -1, expected a whole number from 0 to 2");
        Path alone = file("alone.csv", "1\n");
        refused(
                () -> Dataset.readLabelledCsv(alone, 3),
                alone + ": line 1, column 1: found 1 column, expected a label and at least one input");
        refused(
                () -> Dataset.readCsv(alone, 2, 1),
                alone + ": line 1, column 1: found 1 columns, expected 3: 2 inputs and 1 targets");
        assertThatThrownBy(() -> Dataset.readLabelledCsv(alone, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes: found 0, expected at least 1");
    }

    @Test
    void numbersThatTheScalingRefusesAreNamedWithTheirPlace() throws IOException {
        Path csv = file("d.csv", "0,255\n1,256\n");
        Dataset data = Dataset.readLabelledCsv(csv, 2);
        assertThatThrownBy(() -> data.samples(Scaling.pixels()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(csv + ": line 2, column 2: found 256.0, expected a number from 0.0 to 255.0");
        Path larger = file("r.csv", "0,1e10\n");
        Scaling steep = Scaling.linear(0, 1e-300, 0, 1);
        for (ThrowingCallable making : List.<ThrowingCallable>of(
                () -> Dataset.readLabelledCsv(larger, 2).doubleSamples(steep),
                () -> Dataset.readLabelledCsv(larger, 2).samples(steep))) {
            assertThatThrownBy(making)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(larger + ": line 1, column 2: found Infinity after scaling, expected a finite number");
        }
        Path large = file("l.csv", "0,1e300\n");
        assertThat(Dataset.readLabelledCsv(large, 2)
                        .doubleSamples(Scaling.none())
                        .input(0))
                .containsExactly(1e300);
        assertThatThrownBy(() -> Dataset.readLabelledCsv(large, 2).samples(Scaling.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        large + ": line 1, column 2: found 1.0E300 after scaling, expected a number that fits a float");
    }

    @Test
    void pixelsThatFitNoFloatAreNamedWithTheirPlaceIfThereAreAny() throws IOException {
        Scaling scaling = Scaling.linear(0, 255, 0, 1e39);
        float[] first =
                Dataset.readIdx(images(1), labels(0), 1).samples(scaling).input(0);
        assertThat(first)
                .containsExactly(0, (float) (1 / 255.0 * 1e39), (float) (2 / 255.0 * 1e39), (float) (3 / 255.0 * 1e39));
        Scaling steep = Scaling.linear(0, 1e-307, 0, 1);
        Path few = images(10);
        assertThatThrownBy(() -> Dataset.readIdx(few, labels(new int[10]), 1).doubleSamples(steep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(few + ": byte 34: found Infinity after scaling, expected a finite number");
        Path many = images(70);
        Dataset data = Dataset.readIdx(many, labels(new int[70]), 1);
        assertThatThrownBy(() -> data.samples(scaling))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(many + ": byte 103: found " + 87 / 255.0 * 1e39
                        + " after scaling, expected a number that fits a float");
        assertThat(data.doubleSamples(scaling).input(63)[3]).isEqualTo(1e39);
    }

    @Test
    void scalingsAndTargetsThatMakeNoSense() {
        assertThatThrownBy(() -> Scaling.linear(1, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "found the ranges 1.0 to 1.0 and 0.0 to 1.0, expected finite numbers, the first two different");
        assertThatThrownBy(() -> Scaling.linear(0, Double.NaN, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scaling.pixels().apply(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found -1.0, expected a number from 0.0 to 255.0");
        assertThat(Scaling.linear(0, 10, 1, 2).apply(20)).isEqualTo(3);
        assertThatThrownBy(() -> new OneHot(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found the targets 1.0 and 1.0, expected two different finite numbers");
    }

    @Test
    void aTargetVectorForEachLabel() {
        assertThat(OneHot.SOFTMAX.floats(2)).isDeepEqualTo(new float[][] {{1, 0}, {0, 1}});
        int[] labels = {1, 0, 1};
        assertThat(OneHot.SOFTMAX.floats(labels, 2)).isDeepEqualTo(new float[][] {{0, 1}, {1, 0}, {0, 1}});
        assertThat(OneHot.SIGMOID.doubles(labels, 2))
                .isDeepEqualTo(new double[][] {{0.01, 0.99}, {0.99, 0.01}, {0.01, 0.99}});
        assertThatThrownBy(() -> OneHot.SOFTMAX.floats(new int[] {1, 3, 2}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels[1]: found 3, expected 0 to 2; do labels start at 1?");
        assertThatThrownBy(() -> OneHot.SOFTMAX.doubles(new int[] {-1}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels[0]: found -1, expected 0 to 2");
        assertThat(OneHot.SIGMOID.doubles(2)).isDeepEqualTo(new double[][] {{0.99, 0.01}, {0.01, 0.99}});
    }

    private static List<Integer> labelsOf(Dataset data) {
        Samples samples = data.samples(Scaling.none());
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            assertThat(samples.input(i)).containsExactly(100 + samples.label(i));
            labels.add(samples.label(i));
        }
        return labels;
    }

    private static void refused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isInstanceOf(FileFormatException.class).hasMessage(message);
    }

    private Path images(int count) throws IOException {
        return Files.write(directory.resolve("images"), IdxFile.images(count));
    }

    private Path labels(int... labels) throws IOException {
        return Files.write(directory.resolve("labels"), IdxFile.labels(labels));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}

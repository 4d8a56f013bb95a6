package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsSnapshotTest {
    private final float[][] byInput = {{1, 2, 3}, {4, 5, 6}};
    private final double[][] byOutput = {{1, 2}, {3, 4}};
    private final float[] flat = {7, 8, 9, 10, 11, 12};
    private final double[] vector = {-0.0, Double.MIN_VALUE};
    private final List<Tensor> tensors = List.of(
            Tensor.matrixByInput("a", byInput),
            Tensor.matrixByOutput("b", byOutput),
            Tensor.matrix("c", 2, 3, flat),
            Tensor.vector("d", vector));

    @Test
    void weightsOfEveryLayoutComeBackBitForBit() {
        WeightsSnapshot snapshot = new WeightsSnapshot();
        assertThat(snapshot.isEmpty()).isTrue();
        assertThat(snapshot.take(this::save)).isTrue();
        byInput[1][2] = 0;
        byOutput[1][0] = 0;
        flat[5] = 0;
        vector[0] = 0.0;
        snapshot.restore(this::load);
        assertThat(byInput).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(byOutput).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThat(flat).containsExactly(7, 8, 9, 10, 11, 12);
        assertThat(Double.doubleToRawLongBits(vector[0])).isEqualTo(Double.doubleToRawLongBits(-0.0));
        byInput[1][2] = 50;
        snapshot.take(this::save);
        byInput[1][2] = 0;
        snapshot.restore(this::load);
        assertThat(byInput[1][2]).isEqualTo(50);
        assertThat(snapshot.fingerprint()).isEqualTo("f");
    }

    @Test
    void weightsThatAreNotFiniteAreNamedAndNotTaken() {
        WeightsSnapshot snapshot = new WeightsSnapshot();
        assertThat(snapshot.takeFinite(this::save)).isNull();
        byInput[1][2] = Float.NaN;
        assertThat(snapshot.takeFinite(this::save)).isEqualTo("NaN as a[2, 1]");
        byInput[1][2] = 60;
        vector[1] = Double.NEGATIVE_INFINITY;
        assertThat(snapshot.inspect(this::save)).isEqualTo("-Infinity as d[1]");
        assertThat(snapshot.takeFinite(this::save)).isEqualTo("-Infinity as d[1]");
        vector[1] = 70;
        assertThat(snapshot.inspect(this::save)).isNull();
        snapshot.restore(this::load);
        assertThat(byInput[1][2]).isEqualTo(6);
        assertThat(vector[1]).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void largeMatricesAreCopiedInBlocks() {
        float[][] large = new float[40_000][5];
        large[39_999][4] = 1;
        WeightsSnapshot.Transfer save = file -> Weights.save(file, "n", "f", List.of(Tensor.matrixByInput("w", large)));
        WeightsSnapshot snapshot = new WeightsSnapshot();
        snapshot.take(save);
        large[39_999][4] = Float.POSITIVE_INFINITY;
        assertThat(snapshot.takeFinite(save)).isEqualTo("Infinity as w[4, 39999]");
        snapshot.restore(file -> Weights.load(file, "n", "f", List.of(Tensor.matrixByInput("w", large))));
        assertThat(large[39_999][4]).isEqualTo(1);
    }

    @Test
    void networkThatUsesThePathAsAFileIsNotCopied() {
        WeightsSnapshot snapshot = new WeightsSnapshot();
        assertThat(snapshot.take(file -> Files.write(file, new byte[1]))).isFalse();
        assertThat(snapshot.take(file -> {})).isFalse();
        assertThat(snapshot.isEmpty()).isTrue();
        IOException failure = new IOException("full");
        assertThatThrownBy(() -> snapshot.take(file -> {
                    throw failure;
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(failure);
        assertThatThrownBy(() -> snapshot.take(file -> {
                    save(file);
                    Files.delete(file);
                }))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void otherNetworksAreRefused() {
        WeightsSnapshot snapshot = new WeightsSnapshot();
        snapshot.take(this::save);
        assertThatThrownBy(() -> snapshot.restore(file -> Weights.load(file, "n", "g", tensors)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found weights of f, expected those of g");
    }

    @Test
    void placeholderForThePathCanDoNothing() throws IllegalAccessException {
        StandIn path = new StandIn.Memory(new WeightsSnapshot());
        assertThat(path).hasToString("weights in memory").isEqualTo(path);
        for (Method method : StandIn.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && !method.isBridge()
                    && !List.of("equals", "hashCode", "toString").contains(method.getName())) {
                Object[] arguments = new Object[method.getParameterCount()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = method.getParameterTypes()[i] == int.class ? 0 : null;
                }
                try {
                    method.invoke(path, arguments);
                    throw new AssertionError(method + " returned");
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause())
                            .isInstanceOf(UnsupportedOperationException.class)
                            .hasMessage(
                                    "this is no file but weights in memory, to be handed to Weights.save and load only");
                }
            }
        }
    }

    @Test
    void weightsCanBeSeenThemselves() {
        List<Tensor> seen = new ArrayList<>();
        assertThat(WeightsSnapshot.view(this::save, (fingerprint, its) -> {
                    assertThat(fingerprint).isEqualTo("f");
                    seen.addAll(its);
                }))
                .isTrue();
        assertThat(seen).isEqualTo(tensors);
        assertThat(WeightsSnapshot.view(Files::size, (fingerprint, its) -> seen.clear()))
                .isFalse();
        assertThat(seen).isNotEmpty();
    }

    private void save(Path file) throws IOException {
        Weights.save(file, "n", "f", tensors);
    }

    private void load(Path file) throws IOException {
        Weights.load(file, "n", "f", tensors);
    }
}

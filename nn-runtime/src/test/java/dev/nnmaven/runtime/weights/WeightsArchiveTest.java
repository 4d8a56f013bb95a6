package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.ModelContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsArchiveTest {
    private static final String OURS =
            "{'__metadata__':{'nn.network':'n','nn.fingerprint':'f','nn.crc32':'%s'},".replace('\'', '"');

    @TempDir
    Path directory;

    private final float[] weight = {1, 2, 3, 4, 5, 6};
    private final float[] bias = {7, 8};
    private final WeightsSnapshot snapshot = new WeightsSnapshot();
    private Path file;

    @BeforeEach
    void takeSnapshot() {
        file = directory.resolve("archive");
        snapshot.take(path -> Weights.save(path, "n", "f", tensors()));
    }

    @Test
    void everythingComesBack() throws IOException {
        WeightsSnapshot other = new WeightsSnapshot();
        weight[0] = -1;
        other.take(path -> Weights.save(path, "n", "f", tensors()));
        double[] numbers = {Double.NaN, -0.0, 1e-320};
        new WeightsArchive(snapshot, Map.of("best", other), Map.of("losses", numbers), Map.of("note", "\"ä\"\n"))
                .write(file);

        WeightsArchive read = WeightsArchive.read(file);
        assertThat(read.texts()).containsExactly(Map.entry("note", "\"ä\"\n"));
        assertThat(Arrays.equals(read.numbers().get("losses"), numbers)).isTrue();
        assertThat(read.weights().fingerprint()).isEqualTo("f");
        read.weights().restore(this::load);
        assertThat(weight).containsExactly(1, 2, 3, 4, 5, 6);
        read.copies().get("best").restore(this::load);
        assertThat(weight).containsExactly(-1, 2, 3, 4, 5, 6);
        assertThat(bias).containsExactly(7, 8);
    }

    @Test
    void copiesOfWeightsOnlyStayWhatTheyAre() throws IOException {
        float[] moment = {1, 2};
        TrainingState state = new TrainingState("rule", List.of(Tensor.vector("m", moment)));
        WeightsSnapshot best = WeightsSnapshot.ofWeights();
        best.take(path -> Weights.save(path, "n", "f", ModelContract.none(), tensors(), state));
        new WeightsArchive(snapshot, Map.of("best", best), Map.of(), Map.of()).write(file);
        for (WeightsSnapshot copy :
                List.of(best, WeightsArchive.read(file).copies().get("best"))) {
            copy.take(path -> Weights.save(path, "n", "f", ModelContract.none(), tensors(), state));
            moment[0] = 7;
            copy.restore(path -> Weights.load(path, "n", "f", ModelContract.none(), tensors(), state));
            assertThat(moment).containsExactly(0, 0);
            moment[0] = 1;
        }
    }

    @Test
    void networkLoadsItsWeightsOnly() throws IOException {
        float[] large = new float[100_000];
        Arrays.fill(large, 3);
        WeightsSnapshot other = new WeightsSnapshot();
        other.take(path -> Weights.save(path, "n", "f", List.of(Tensor.vector("x", large))));
        new WeightsArchive(snapshot, Map.of("other", other), Map.of("a", new double[1]), Map.of("t", "")).write(file);
        Arrays.fill(weight, 0);
        load(file);
        assertThat(weight).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void damageInWhatIsPassedOverIsNoticed() throws IOException {
        new WeightsArchive(snapshot, Map.of(), Map.of("a", new double[] {5}), Map.of()).write(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining("CRC-32");
        assertThatThrownBy(() -> WeightsArchive.read(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining("CRC-32");
    }

    @Test
    void plainWeightsAreAnArchiveToo() throws IOException {
        Weights.save(file, "n", "f", tensors());
        WeightsArchive read = WeightsArchive.read(file);
        assertThat(read.texts()).isEmpty();
        assertThat(read.copies()).isEmpty();
        read.weights().restore(this::load);
    }

    @Test
    void otherFilesAreRefused() {
        assertRefused(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                new byte[4],
                "metadata: found no nn.network, expected a file that this library has written");
        assertRefused(
                ours("'training/a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}", "2144df1c"),
                new byte[4],
                "tensor training/a: found shape [1] of F32, expected training/<name>, a vector of F64, or"
                        + " training/<name>/<tensor>");
        assertRefused(
                ours("'w':{'dtype':'I8','shape':[4],'data_offsets':[0,4]}", "2144df1c"),
                new byte[4],
                "tensor w: found dtype \"I8\", expected \"F32\" or \"F64\"");
        assertRefused(
                ours("'w':{'dtype':'F32','shape':[4294967297,1],'data_offsets':[0,4]}", "2144df1c"),
                new byte[4],
                "tensor w: found shape [4294967297, 1] and 4 bytes of data, expected a vector or matrix of at most"
                        + " 2147483647 numbers with 4 bytes each");
        assertRefused(
                ours("'training/b/__metadata__':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}", "2144df1c"),
                new byte[4],
                "tensor training/b/__metadata__: found shape [1] and 4 bytes of data, expected a vector or matrix of at"
                        + " most 2147483647 numbers with 4 bytes each");
        assertRefused(
                ours("'training/a':{'dtype':'F64','shape':[1],'data_offsets':[0,8]}", "6522df69"),
                new byte[8],
                "header: found no tensor of a network, expected its weights");
    }

    @Test
    void wrongContentIsRefused() {
        assertThatThrownBy(() -> new WeightsArchive(new WeightsSnapshot(), Map.of(), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no weights, expected those of a network");
        assertThatThrownBy(() -> new WeightsArchive(snapshot, Map.of("a/b", snapshot), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found the name \"a/b\", expected one without a slash, and not state");
        assertThatThrownBy(() -> new WeightsArchive(snapshot, Map.of(), Map.of("", new double[1]), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found the name \"\", expected one without a slash, and not state");
        assertThatThrownBy(() -> new WeightsArchive(snapshot, Map.of("state", snapshot), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found the name \"state\", expected one without a slash, and not state");
        WeightsArchive unwritable = new WeightsArchive(snapshot, Map.of(), Map.of(), Map.of("t", "\ud800"));
        assertThatThrownBy(() -> unwritable.write(file)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String ours(String tensors, String crc) {
        return String.format(OURS, crc) + tensors.replace('\'', '"') + "}";
    }

    private void assertRefused(String header, byte[] data, String expected) {
        Path path = SafetensorsFile.write(directory, header, data);
        assertThatThrownBy(() -> WeightsArchive.read(path))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(path + ": " + expected);
    }

    private void load(Path path) throws IOException {
        Weights.load(path, "n", "f", tensors());
    }

    private List<Tensor> tensors() {
        return List.of(Tensor.matrix("w", 2, 3, weight), Tensor.vector("b", bias));
    }
}

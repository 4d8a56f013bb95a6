package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractFileTest {
    private static final ModelContract FULL = ModelContract.none()
            .withFeatures(List.of("petal length", "\"width\"\n\\"))
            .withLabels(List.of("SETOSA"))
            .withScaling(
                    FittedScaling.of(ScalingKind.STANDARD, new double[] {0.1, -2}, new double[] {0.5, 3}),
                    FittedScaling.of(ScalingKind.MIN_MAX, new double[] {-0.0}, new double[] {Double.MIN_VALUE}))
            .withSeed(-42)
            .withData("samples: 3 with hash 1f")
            .withMetric("epochs", 4)
            .withMetric("acc\u00b5racy", 0.1 + 0.2);

    @TempDir
    Path directory;

    @Test
    void everythingComesBack() throws IOException {
        Path file = directory.resolve("n.safetensors");
        NaiveNetwork network = new NaiveNetwork(2, 1);
        network.contract(FULL);
        network.save(file);
        NaiveNetwork other = new NaiveNetwork(2, 1);
        other.load(file);
        assertThat(other.contract()).isEqualTo(FULL);
        assertThat(other.contract().metrics().keySet()).containsExactly("epochs", "acc\u00b5racy");
        assertThat(other.queryRaw(new float[] {0.1f, 1})).isEqualTo(network.queryRaw(new float[] {0.1f, 1}));
        // Either precision reads the files of the other.
        NaiveDoubleNetwork wide = new NaiveDoubleNetwork(2, 1);
        wide.load(file);
        assertThat(wide.contract()).isEqualTo(FULL);
    }

    /** Names of any Unicode text, and any finite doubles, to the bit. */
    @Test
    void anyNamesAndNumbersComeBack() throws IOException {
        Random random = new Random(20_261_125);
        for (int run = 0; run < 300; run++) {
            int inputs = 1 + random.nextInt(4);
            int outputs = 1 + random.nextInt(3);
            ModelContract contract = ModelContract.none()
                    .withFeatures(random.nextBoolean() ? List.of() : names(random, inputs))
                    .withLabels(random.nextBoolean() ? List.of() : names(random, outputs))
                    .withScaling(scaling(random, inputs), scaling(random, outputs))
                    .withData(random.nextBoolean() ? null : name(random));
            if (random.nextBoolean()) {
                contract = contract.withSeed(random.nextLong());
            }
            for (int m = random.nextInt(4); m > 0; m--) {
                contract = contract.withMetric(name(random), finite(random));
            }
            Path file = directory.resolve("n.safetensors");
            Weights.save(file, "n", "f", contract, tensors(inputs, outputs));
            ModelContract found = Weights.load(file, "n", "f", ModelContract.none(), tensors(inputs, outputs));
            assertThat(found).as("run %s", run).isEqualTo(contract);
            assertThat(List.copyOf(found.metrics().entrySet()))
                    .isEqualTo(List.copyOf(contract.metrics().entrySet()));
            WeightsSnapshot snapshot = new WeightsSnapshot();
            ModelContract saved = contract;
            snapshot.take(path -> Weights.save(path, "n", "f", saved, tensors(inputs, outputs)));
            new WeightsArchive(snapshot, Map.of("best", snapshot), Map.of(), Map.of()).write(file);
            WeightsArchive archive = WeightsArchive.read(file);
            assertThat(archive.weights().contract()).isEqualTo(contract);
            assertThat(archive.copies().get("best").contract()).isEqualTo(contract);
            assertThat(Weights.load(file, "n", "f", ModelContract.none(), tensors(inputs, outputs)))
                    .isEqualTo(contract);
        }
    }

    @Test
    void aNetworkWithoutAContractWritesWhatItAlwaysWrote() throws IOException {
        Path without = directory.resolve("without");
        Path none = directory.resolve("none");
        Weights.save(without, "n", "2-1", tensors(2, 1));
        Weights.save(none, "n", "2-1", ModelContract.none(), tensors(2, 1));
        assertThat(none).hasSameBinaryContentAs(without);
        assertThat(header(none))
                .startsWith("{\"__metadata__\":{\"nn.network\":\"n\",\"nn.fingerprint\":\"2-1\"," + "\"nn.crc32\":\"")
                .doesNotContain("nn.contract", "nn.seed");
        // A file from before there were contracts.
        NaiveNetwork network = new NaiveNetwork(2, 1);
        network.contract(FULL.withFeatures(List.of()).withLabels(List.of()));
        load(network, "", SafetensorsFile.floats(1, 2));
        assertThat(network.contract()).isEqualTo(ModelContract.none());
    }

    @Test
    void metadataIsStringsThatOtherProgramsRead() throws IOException {
        Path file = directory.resolve("n.safetensors");
        Weights.save(file, "n", "2-1", FULL, tensors(2, 1));
        assertThat(header(file))
                .contains("\"nn.features\":\"[\\\"petal length\\\", \\\"\\\\\\\"width\\\\\\\"\\\\u000a\\\\\\\\\\\"]\"")
                .contains("\"nn.labels\":\"[\\\"SETOSA\\\"]\"")
                .contains("\"nn.scaling.inputs\":\"standard\"")
                .contains("\"nn.scaling.inputs.offsets\":\"[0.1, -2.0]\"")
                .contains("\"nn.scaling.inputs.scales\":\"[0.5, 3.0]\"")
                .contains("\"nn.scaling.targets\":\"min_max\"")
                .contains("\"nn.scaling.targets.offsets\":\"[-0.0]\"")
                .contains("\"nn.scaling.targets.scales\":\"[4.9E-324]\"")
                .contains("\"nn.contract\":\"features, labels, scaling.inputs, scaling.inputs.offsets, "
                        + "scaling.inputs.scales, scaling.targets, scaling.targets.offsets, scaling.targets.scales, "
                        + "seed, data, metrics\"")
                .contains("\"nn.seed\":\"-42\"")
                .contains("\"nn.data\":\"samples: 3 with hash 1f\"")
                .contains("\"nn.metrics\":\"{\\\"epochs\\\": 4.0, \\\"acc\u00b5racy\\\": 0.30000000000000004}\"");
    }

    @Test
    void namesOfTheNetworkStayIfTheFileHasNone() throws IOException {
        NaiveNetwork network = new NaiveNetwork(2, 1);
        network.contract(FULL);
        load(network, "'nn.seed':'5'", SafetensorsFile.floats(1, 2));
        assertThat(network.contract())
                .isEqualTo(ModelContract.none()
                        .withFeatures(FULL.features())
                        .withLabels(FULL.labels())
                        .withSeed(5));
    }

    @Test
    void namesAndScalingOfAnotherProgramLoadWithoutAFingerprint() throws IOException {
        NaiveNetwork network = new NaiveNetwork(2, 1);
        load(
                network,
                "'nn.features':' [ \\\"a\\\" ,\\\"\\u00e9\\\"] ','nn.scaling.inputs':'min_max',"
                        + "'nn.scaling.inputs.offsets':'[1, 2e0]','nn.scaling.inputs.scales':'[10,0.5]'",
                SafetensorsFile.floats(1, 2));
        assertThat(network.contract().features()).containsExactly("a", "\u00e9");
        assertThat(network.contract().inputScaling())
                .isEqualTo(FittedScaling.of(ScalingKind.MIN_MAX, new double[] {1, 2}, new double[] {10, 0.5}));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'nn.features':'a, b' | nn.features: found \"a, b\", expected a JSON list of names, such as [\"length\", \"width\"]",
                "'nn.features':'[\\\"a\\\", \\\"b\\\"] x' | nn.features: found \"[\"a\", \"b\"] x\", expected a JSON list of names, such as [\"length\", \"width\"]",
                "'nn.labels':'[1]' | nn.labels: found \"[1]\", expected a JSON list of names, such as [\"length\", \"width\"]",
                "'nn.labels':'[\\\"\\\\ud800\\\"]' | nn.labels: found \"[\"\\ud800\"]\", expected a JSON list of names, such as [\"length\", \"width\"]",
                "'nn.seed':'4.5' | nn.seed: found \"4.5\", expected a whole number",
                "'nn.seed':'9223372036854775808' | nn.seed: found \"9223372036854775808\", expected a whole number",
                "'nn.metrics':'[1]' | nn.metrics: found \"[1]\", expected a JSON object of finite numbers, such as {\"accuracy\": 0.97}",
                "'nn.metrics':'{\\\"a\\\": 1, \\\"a\\\": 2}' | nn.metrics: found \"{\"a\": 1, \"a\": 2}\", expected a JSON object of finite numbers, such as {\"accuracy\": 0.97}",
                "'nn.metrics':'{\\\"a\\\": 1e999}' | nn.metrics: found \"{\"a\": 1e999}\", expected a JSON object of finite numbers, such as {\"accuracy\": 0.97}",
                "'nn.metrics':'{\\\"a\\\": NaN}' | nn.metrics: found \"{\"a\": NaN}\", expected a JSON object of finite numbers, such as {\"accuracy\": 0.97}",
                "'nn.scaling.inputs':'robust' | nn.scaling.inputs: found \"robust\", expected \"standard\" or \"min_max\", with numbers in nn.scaling.inputs.offsets and nn.scaling.inputs.scales",
                "'nn.scaling.targets.scales':'[1]' | nn.scaling.targets: found none, expected \"standard\" or \"min_max\", with numbers in nn.scaling.targets.offsets and nn.scaling.targets.scales",
                "'nn.scaling.inputs':'standard' | nn.scaling.inputs: found 0 offsets and 0 scales, expected as many of both, at least one",
                "'nn.scaling.inputs':'standard','nn.scaling.inputs.offsets':'[1, 2]','nn.scaling.inputs.scales':'[1, 0]' | nn.scaling.inputs: scales[1]: found 0.0, expected a finite number above 0",
                "'nn.scaling.inputs':'standard','nn.scaling.inputs.offsets':'[1, .]','nn.scaling.inputs.scales':'[1, 0]' | nn.scaling.inputs.offsets: found \"[1, .]\", expected a JSON list of finite numbers, such as [0.5, 2.0]",
                "'nn.scaling.inputs':'standard','nn.scaling.inputs.offsets':'[1 2]','nn.scaling.inputs.scales':'[1, 0]' | nn.scaling.inputs.offsets: found \"[1 2]\", expected a JSON list of finite numbers, such as [0.5, 2.0]",
                "'nn.contract.crc32':'01234567','nn.seed':'5' | nn.contract.crc32: found \"01234567\", expected 5a81e7ba for this contract",
                "'nn.contract.crc32':'5a81e7ba','nn.from':'5' | nn.contract.crc32: found \"5a81e7ba\", expected 00000000 for this contract",
                "'nn.contract':'seed','nn.from':'5' | nn.contract: found \"seed\" without nn.seed, expected all that it lists; a program that leaves an entry out leaves out nn.contract as well",
                "'nn.contract':'seed, labels','nn.seed':'5' | nn.contract: found \"seed, labels\" without nn.labels, expected all that it lists; a program that leaves an entry out leaves out nn.contract as well",
                "'nn.contract':'','nn.seed':'5' | nn.contract: found \"\" without nn., expected all that it lists; a program that leaves an entry out leaves out nn.contract as well",
            })
    void entriesThatAreNoContractAreNamed(String metadata, String expected) {
        NaiveNetwork network = network();
        assertThatThrownBy(() -> load(network, metadata, SafetensorsFile.floats(1, 2)))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(directory.resolve("w.safetensors") + ": metadata " + expected);
        assertUnchanged(network);
    }

    /** As the guide allows them to. */
    @Test
    void programsChangeEntriesWithoutTheChecksumAndLeaveAllOut() throws IOException {
        NaiveNetwork network = new NaiveNetwork(2, 1);
        load(
                network,
                "'nn.contract':'labels, seed','nn.labels':'[\\\"x\\\"]','nn.seed':'7'",
                SafetensorsFile.floats(1, 2));
        assertThat(network.contract())
                .isEqualTo(ModelContract.none().withLabels(List.of("x")).withSeed(7));
        load(network, "'format':'pt','nn.network':'n'", SafetensorsFile.floats(1, 2));
        assertThat(network.contract()).isEqualTo(ModelContract.none().withLabels(List.of("x")));
    }

    @Test
    void aKeyThatIsNearlyOneOfOursIsDamaged() {
        for (String key : List.of(
                "nn.fingersrint",
                "nn.cRc32",
                "on.contract.crc32",
                "nn.contract.crb33",
                "nn.archive-crc32",
                "nn.sead")) {
            assertThatThrownBy(
                            () -> load(network(), "'nn.network':'n','" + key + "':'1'", SafetensorsFile.floats(1, 2)))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessageContaining("w.safetensors: metadata: found the key \"" + key + "\", expected nn.");
        }
    }

    @Test
    void otherProgramsCallTheirMetadataAsTheyLike() throws IOException {
        for (String key : List.of("my.data", "rng.seed", "val.metrics", "id.labels", "nn.date")) {
            NaiveNetwork network = network();
            load(network, "'format':'pt','" + key + "':'1'", SafetensorsFile.floats(1, 2));
            assertThat(network.query(new float[] {1, 1}))
                    .as(key)
                    .isNotEqualTo(network().query(new float[] {1, 1}));
        }
        load(network(), "'nn.network':'n','val.metrics':'1'", SafetensorsFile.floats(1, 2));
    }

    @Test
    void namesOfAnotherOrderAreRefusedWithAllDifferences() {
        NaiveNetwork network = network();
        Path file = directory.resolve("n.safetensors");
        ModelContract contract = FULL.withFeatures(List.of("petal length", "height"))
                .withLabels(List.of("no", "yes"))
                .withScaling(
                        FittedScaling.of(ScalingKind.STANDARD, new double[3], new double[] {1, 1, 1}),
                        FittedScaling.none());
        assertThatThrownBy(() -> {
                    Weights.save(file, "com.example.Other", "2-2", contract, tensors(2, 1));
                    network.load(file);
                })
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + " does not fit naive:\n"
                        + "  declaration: expected 2-1, found 2-2\n"
                        + "  tensor output.weight: expected shape [1, 2], found none\n"
                        + "  tensor w: expected none, found shape [1, 2]\n"
                        + "  features[1]: expected \"width\"\\u000a\\, found height\n"
                        + "  labels: expected SETOSA; found no, yes\n"
                        + "  input scaling: expected 2 places, found 3\n"
                        + "  (saved by com.example.Other)");
        assertUnchanged(network);
    }

    @Test
    void weightsInMemoryOfOtherNamesAreRefused() {
        NaiveNetwork network = network();
        NaiveNetwork other = new NaiveNetwork(2, 1);
        other.contract(ModelContract.none().withLabels(List.of("VIRGINICA")));
        WeightsSnapshot snapshot = new WeightsSnapshot();
        snapshot.take(other::save);
        assertThatThrownBy(() -> snapshot.restore(network::load))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the contract does not fit the network: labels[0]: expected SETOSA, found VIRGINICA");
        assertUnchanged(network);
    }

    @Test
    void aCopyHasTheContractItWasTakenWith() {
        NaiveNetwork network = network();
        WeightsSnapshot snapshot = new WeightsSnapshot();
        snapshot.take(network::save);
        network.contract(
                FULL.withScaling(FittedScaling.none(), FittedScaling.none()).withSeed(1));
        assertThat(snapshot.contract()).isEqualTo(FULL);
        snapshot.restore(network::load);
        assertThat(network.contract()).isEqualTo(FULL);
    }

    @Test
    void veryLongListsAreRefusedEarly() {
        String ones = "[1" + ",1".repeat(1 << 20) + "]";
        NaiveNetwork network = network();
        assertThatThrownBy(() -> load(
                        network,
                        "'nn.scaling.inputs':'standard','nn.scaling.inputs.offsets':'" + ones + "'",
                        SafetensorsFile.floats(1, 2)))
                .hasMessageContaining("metadata nn.scaling.inputs.offsets: found \"[1,1")
                .hasRootCauseMessage(directory.resolve("w.safetensors") + ": byte " + (1 + 2 * (1 << 20))
                        + ": found another one, expected at most 1048576");
    }

    private NaiveNetwork network() {
        NaiveNetwork network = new NaiveNetwork(2, 1);
        network.contract(FULL);
        return network;
    }

    private static void assertUnchanged(NaiveNetwork network) {
        assertThat(network.contract()).isEqualTo(FULL);
        float[] input = {1, 2};
        assertThat(network.query(input)).isEqualTo(new NaiveNetwork(2, 1).query(input));
    }

    /** @param metadata with quotes as ' */
    private void load(NaiveNetwork network, String metadata, byte[] data) throws IOException {
        String header = "{'__metadata__':{" + metadata
                + "},'output.weight':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]}}";
        network.load(SafetensorsFile.write(directory, header.replace('\'', '"'), data));
    }

    private static String header(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return new String(content, 8, content.length - 8, StandardCharsets.UTF_8);
    }

    private static List<Tensor> tensors(int inputs, int outputs) {
        return List.of(Tensor.matrix("w", outputs, inputs, new float[outputs * inputs]));
    }

    private static FittedScaling scaling(Random random, int width) {
        if (random.nextBoolean()) {
            return FittedScaling.none();
        }
        double[] offsets = new double[width];
        double[] scales = new double[width];
        for (int i = 0; i < width; i++) {
            offsets[i] = finite(random);
            scales[i] = Math.max(Double.MIN_VALUE, Math.abs(finite(random)));
        }
        return FittedScaling.of(random.nextBoolean() ? ScalingKind.STANDARD : ScalingKind.MIN_MAX, offsets, scales);
    }

    private static double finite(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : random.nextGaussian();
    }

    private static List<String> names(Random random, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(name(random));
        }
        return names;
    }

    /** Any code points but halves of pairs, most of them such as quotes and control characters. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int codePoint = random.nextBoolean() ? random.nextInt(128) : random.nextInt(Character.MAX_CODE_POINT + 1);
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                name.appendCodePoint(codePoint);
            }
        }
        return name.toString();
    }
}

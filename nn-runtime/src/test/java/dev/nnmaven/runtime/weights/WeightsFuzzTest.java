package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.Mutations;
import dev.nnmaven.runtime.Thorough;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFuzzTest {
    private static final float[] RIGHT_WEIGHT = {1, -2, 3.5f, 1e-9f, 0, 6};
    private static final float[] RIGHT_BIAS = {0.25f, -1e30f};
    private static final ModelContract RIGHT_CONTRACT = ModelContract.none()
            .withFeatures(List.of("a", "b", "c"))
            .withScaling(
                    FittedScaling.of(ScalingKind.STANDARD, new double[] {1, 2, 3}, new double[] {0.5, 0.25, 7}),
                    FittedScaling.none())
            .withSeed(42);
    private static final float[] OLD_WEIGHT = {9, 9, 9, 9, 9, 9};
    private static final float[] OLD_BIAS = {8, 8};

    private static final byte[] OTHERS = {1, 2, 4, 8, 16, 32, 64, -128, 0x55};

    @TempDir
    Path directory;

    @Test
    void mutatedFileGivesTheRightWeightsOrIsRefused() throws IOException {
        Path file = directory.resolve("w.safetensors");
        Weights.save(file, "Net", "3-2", RIGHT_CONTRACT, tensors(RIGHT_WEIGHT, RIGHT_BIAS));
        Mutations mutations = new Mutations(20_260_101, Files.readAllBytes(file));
        int refused = 0;
        int rounds = Thorough.rounds(2500);
        for (int i = 0; i < rounds; i++) {
            byte[] content = mutations.next();
            Files.write(file, content);
            float[] weight = OLD_WEIGHT.clone();
            float[] bias = OLD_BIAS.clone();
            try {
                ModelContract contract = Weights.load(file, "Net", "3-2", ModelContract.none(), tensors(weight, bias));
                // A change of the network's name, or of a space, harms nothing.
                requireEqual(i, contract);
                requireEqual(i, weight, RIGHT_WEIGHT);
                requireEqual(i, bias, RIGHT_BIAS);
            } catch (FileFormatException e) {
                refused++;
                requireEqual(i, weight, OLD_WEIGHT);
                requireEqual(i, bias, OLD_BIAS);
                Mutations.requireComplete(file, e);
            } catch (RuntimeException e) {
                fail("mutation " + i, e);
            }
        }
        assertThat(refused).isGreaterThan(rounds * 21 / 25);
    }

    /** Of the network's name and of blanks, any change may go unnoticed, but none of what the file is about. */
    @Test
    void noByteOfAHeaderHidesTheContractOrTheDeclaration() throws IOException {
        for (ModelContract contract : List.of(ModelContract.none().withSeed(42), RIGHT_CONTRACT)) {
            for (boolean wide : new boolean[] {false, true}) {
                Path file = directory.resolve("w.safetensors");
                List<Tensor> right = wide
                        ? List.of(Tensor.matrix("hidden.weight", 2, 3, new double[] {1, 2, 3, 4, 5, 6}))
                        : List.of(Tensor.matrix("hidden.weight", 2, 3, RIGHT_WEIGHT));
                Weights.save(file, "Net", "3-2", contract, right);
                byte[] content = Files.readAllBytes(file);
                int data = content.length - 6 * (wide ? Double.BYTES : Float.BYTES);
                for (int at = 0; at < data; at += Thorough.stride()) {
                    for (byte other : OTHERS) {
                        requireSafe(file, content, contract, wide, at, (byte) (content[at] ^ other));
                    }
                    requireSafe(file, content, contract, wide, at, (byte) '"');
                    requireSafe(file, content, contract, wide, at, (byte) '\\');
                }
            }
        }
    }

    private static void requireSafe(Path file, byte[] content, ModelContract contract, boolean wide, int at, byte value)
            throws IOException {
        if (content[at] == value) {
            return;
        }
        byte[] mutated = content.clone();
        mutated[at] = value;
        Files.write(file, mutated);
        requireSafe(file, contract, wide, at + " is " + value);
    }

    /** Two flipped bits, as of a key and of what guards it. */
    @Test
    void twoFlippedBitsHideNothingEither() throws IOException {
        Path file = directory.resolve("w.safetensors");
        ModelContract contract = ModelContract.none().withSeed(42);
        Weights.save(file, "Net", "3-2", contract, List.of(Tensor.matrix("hidden.weight", 2, 3, RIGHT_WEIGHT)));
        byte[] content = Files.readAllBytes(file);
        Random random = new Random(20_261_130);
        int rounds = Thorough.rounds(6000);
        for (int i = 0; i < rounds; i++) {
            byte[] mutated = content.clone();
            for (int flips = 0; flips < 2; flips++) {
                mutated[random.nextInt(content.length - 24)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, mutated);
            requireSafe(file, contract, false, "mutation " + i);
        }
    }

    /** The contract, and a network of another declaration does not get the weights. */
    private static void requireSafe(Path file, ModelContract contract, boolean wide, String what) throws IOException {
        Tensor tensor = wide
                ? Tensor.matrix("hidden.weight", 2, 3, new double[6])
                : Tensor.matrix("hidden.weight", 2, 3, new float[6]);
        try {
            assertThat(Weights.load(file, "Net", "3-2", ModelContract.none(), List.of(tensor)))
                    .as(what)
                    .isEqualTo(contract);
        } catch (FileFormatException e) {
            Mutations.requireComplete(file, e);
        }
        try {
            Weights.load(file, "Net", "3-2(tanh)", ModelContract.none(), List.of(tensor));
            fail(what + " hides the declaration");
        } catch (FileFormatException e) {
            Mutations.requireComplete(file, e);
        }
    }

    @Test
    void mutatedArchiveIsTheSameOrRefused() throws IOException {
        Path file = directory.resolve("a.safetensors");
        WeightsSnapshot snapshot = new WeightsSnapshot();
        snapshot.take(path -> Weights.save(path, "Net", "3-2", RIGHT_CONTRACT, tensors(RIGHT_WEIGHT, RIGHT_BIAS)));
        WeightsArchive right = new WeightsArchive(
                snapshot, Map.of("best", snapshot), Map.of("losses", new double[] {1, 2}), Map.of("epoch", "12"));
        right.write(file);
        Mutations mutations = new Mutations(20_260_102, Files.readAllBytes(file));
        int refused = 0;
        int rounds = Thorough.rounds(2500);
        for (int i = 0; i < rounds; i++) {
            Files.write(file, mutations.next());
            try {
                WeightsArchive found = WeightsArchive.read(file);
                assertThat(found.texts()).as("mutation %s", i).isEqualTo(right.texts());
                assertThat(found.numbers().get("losses")).containsExactly(1, 2);
                for (WeightsSnapshot weights :
                        List.of(found.weights(), found.copies().get("best"))) {
                    requireEqual(i, weights.contract());
                    float[] weight = OLD_WEIGHT.clone();
                    float[] bias = OLD_BIAS.clone();
                    weights.restore(path -> Weights.load(path, "Net", weights.fingerprint(), tensors(weight, bias)));
                    requireEqual(i, weight, RIGHT_WEIGHT);
                    requireEqual(i, bias, RIGHT_BIAS);
                }
            } catch (FileFormatException e) {
                refused++;
                Mutations.requireComplete(file, e);
            } catch (RuntimeException e) {
                fail("mutation " + i, e);
            }
        }
        assertThat(refused).isGreaterThan(rounds * 20 / 25);
    }

    /** Not even a changed key goes unnoticed: the checksum of the others misses it. */
    private static void requireEqual(int mutation, ModelContract found) {
        if (!found.equals(RIGHT_CONTRACT)) {
            fail("mutation " + mutation + ": found " + found + ", expected " + RIGHT_CONTRACT);
        }
    }

    private static void requireEqual(int mutation, float[] found, float[] expected) {
        if (!Arrays.equals(found, expected)) {
            fail("mutation " + mutation + ": found " + Arrays.toString(found) + ", expected "
                    + Arrays.toString(expected));
        }
    }

    private static List<Tensor> tensors(float[] weight, float[] bias) {
        return List.of(Tensor.matrix("hidden.weight", 2, 3, weight), Tensor.vector("hidden.bias", bias));
    }
}

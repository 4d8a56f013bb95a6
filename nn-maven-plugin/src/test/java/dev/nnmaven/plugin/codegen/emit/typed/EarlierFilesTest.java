package dev.nnmaven.plugin.codegen.emit.typed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.emit.Penguins;
import dev.nnmaven.plugin.codegen.emit.Penguins.Island;
import dev.nnmaven.plugin.codegen.emit.Penguins.Penguin;
import dev.nnmaven.plugin.codegen.emit.Penguins.Sex;
import dev.nnmaven.plugin.codegen.emit.Penguins.Species;
import dev.nnmaven.plugin.codegen.emit.Voyages;
import dev.nnmaven.plugin.codegen.emit.Voyages.Cargo;
import dev.nnmaven.plugin.codegen.emit.Voyages.Cost;
import dev.nnmaven.plugin.codegen.emit.Voyages.Voyage;
import dev.nnmaven.plugin.codegen.emit.harness.TypedSources;
import dev.nnmaven.runtime.Probabilities;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files of typed networks from when 0/1 inputs were scaled as all others, made with commit 6f866bf: weights after four
 * epochs, and a checkpoint after two of them.
 */
class EarlierFilesTest {
    private static final int ADULT = 6;
    private static final int STORM = 2;

    @TempDir
    Path folder;

    private Penguins penguinsNetwork;
    private Voyages voyagesNetwork;

    @BeforeEach
    void compile() throws IOException {
        penguinsNetwork = (Penguins) TypedSources.of(folder.resolve("penguins"), Penguins.class)
                .compiled()
                .network();
        voyagesNetwork = (Voyages) TypedSources.of(folder.resolve("voyages"), Voyages.class)
                .compiled()
                .doubleNetwork();
    }

    @Test
    void weightsAnswerBitForBitAsTheyDid() throws IOException {
        penguinsNetwork.load(file("penguins.safetensors"));
        voyagesNetwork.load(file("voyages.safetensors"));
        assertThat(penguinsNetwork.contract().inputScaling().scales()[ADULT]).isEqualTo(0.30000000000000004);
        assertThat(voyagesNetwork.contract().inputScaling().scales()[STORM]).isEqualTo(0.2179449471770337);
        assertThatTheyAnswerAsThen();
    }

    @Test
    void checkpointsGoOnToTheWeightsOfThen() throws IOException {
        Training.of(penguinsNetwork)
                .scaleInputs(ScalingKind.STANDARD)
                .epochs(4)
                .batchSize(4)
                .resume(file("penguins.checkpoint"))
                .run(penguinsNetwork.samples(penguins()));
        Training.of(voyagesNetwork)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.STANDARD)
                .epochs(4)
                .batchSize(4)
                .resume(file("voyages.checkpoint"))
                .run(voyagesNetwork.samples(voyages()));
        assertThatTheyAnswerAsThen();
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "MIN_MAX"})
    void trainingsOfTodayLeaveBooleansAndConstantsAsTheyAre(ScalingKind kind) {
        Samples penguins = penguinsNetwork.samples(penguins());
        DoubleSamples voyages = voyagesNetwork.samples(voyages());
        Training.of(penguinsNetwork).scaleInputs(kind).run(penguins);
        Training.of(voyagesNetwork).scaleInputs(kind).scaleTargets(kind).run(voyages);
        for (int n = 0; n < penguins.size(); n++) {
            float[] scaled = penguinsNetwork.contract().scale(penguins.input(n));
            double[] scaledVoyage = voyagesNetwork.contract().scale(voyages.input(n));
            for (int i : new int[] {0, 1, 2, ADULT, 9, 10, 11, 13, 14}) {
                assertThat(scaled[i]).isEqualTo(penguins.input(n)[i]);
            }
            for (int i = STORM; i < scaledVoyage.length; i++) {
                assertThat(scaledVoyage[i]).isEqualTo(voyages.input(n)[i]);
            }
        }
        assertThat(penguinsNetwork.contract().inputScaling().scales()[5]).isGreaterThan(500);
        assertThat(voyagesNetwork.contract().inputScaling().scales()[0]).isGreaterThan(200);
        assertThat(voyagesNetwork.contract().targetScaling().kind()).isEqualTo(kind);
    }

    private void assertThatTheyAnswerAsThen() {
        int[][] penguinBits = {
            {0x3ecd6268, 0x3e81e8c1, 0x3eb0b4d8},
            {0x3ea7022e, 0x3eaef177, 0x3eaa0c5b},
            {0x3ea7d624, 0x3e93e232, 0x3ec447a9}
        };
        long[] voyageBits = {0x408c5abbd690b7a5L, 0x4083ffc8bd4e5ea5L, 0x408e69c030c02d58L};
        for (int n = 0; n < penguinBits.length; n++) {
            Probabilities<Species> answer =
                    penguinsNetwork.probabilities(penguins().get(n).input());
            for (Species species : Species.values()) {
                assertThat(answer.of(species)).isEqualTo(Float.intBitsToFloat(penguinBits[n][species.ordinal()]));
            }
            Cost cost = voyagesNetwork.predict(voyages().get(n).input());
            assertThat(cost.coins()).isEqualTo(Double.longBitsToDouble(voyageBits[n]));
        }
    }

    private static Path file(String name) {
        return Path.of("src/test/resources/earlier", name);
    }

    private static List<Example<Penguin, Species>> penguins() {
        Random random = new Random(7);
        List<Example<Penguin, Species>> examples = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            Penguin penguin = new Penguin(
                    n % 20 == 3 ? Island.TORGERSEN : n % 2 == 0 ? Island.BISCOE : Island.DREAM,
                    35 + 15 * random.nextFloat(),
                    15 + 6 * random.nextDouble(),
                    3000 + random.nextInt(2500),
                    n % 13 != 0,
                    (byte) random.nextInt(3),
                    (short) (2007 + n % 3),
                    Island.BISCOE,
                    180 + random.nextInt(40),
                    random.nextBoolean() ? Sex.FEMALE : Sex.MALE);
            examples.add(new Example<>(penguin, Species.values()[n % 3]));
        }
        return examples;
    }

    private static List<Example<Voyage, Cost>> voyages() {
        Random random = new Random(8);
        List<Example<Voyage, Cost>> examples = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            Voyage voyage = new Voyage(
                    100 + 900 * random.nextDouble(),
                    5 + random.nextInt(40),
                    n % 19 == 4,
                    n % 20 == 7 ? Cargo.IVORY : n % 2 == 0 ? Cargo.GRAIN : Cargo.WOOD);
            double coins = voyage.miles() + 10 * voyage.crew() + (voyage.storm() ? 500 : 0);
            examples.add(new Example<>(voyage, new Cost(coins)));
        }
        return examples;
    }
}

package dev.nnmaven.plugin.codegen.emit.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.plugin.codegen.emit.NetworkEmitter;
import dev.nnmaven.plugin.codegen.emit.Orbits;
import dev.nnmaven.plugin.codegen.emit.Orbits.Body;
import dev.nnmaven.plugin.codegen.emit.Orbits.Kind;
import dev.nnmaven.plugin.codegen.emit.Orbits.Period;
import dev.nnmaven.plugin.codegen.emit.Penguins;
import dev.nnmaven.plugin.codegen.emit.Penguins.Island;
import dev.nnmaven.plugin.codegen.emit.Penguins.Penguin;
import dev.nnmaven.plugin.codegen.emit.Penguins.Sex;
import dev.nnmaven.plugin.codegen.emit.Penguins.Species;
import dev.nnmaven.plugin.codegen.emit.harness.Goldens;
import dev.nnmaven.plugin.codegen.emit.harness.ProofRun;
import dev.nnmaven.plugin.codegen.emit.harness.TypedSources;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.Probabilities;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.metrics.ClassificationReport;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The generated mapping between records, labels, vectors and rows of files, against one written by hand. */
@Execution(ExecutionMode.CONCURRENT)
class TypedNetworkTest {

    @TempDir
    Path folder;

    private Penguins penguins() throws IOException {
        return (Penguins) TypedSources.of(folder.resolve("penguins"), Penguins.class)
                .compiled()
                .network();
    }

    private Orbits orbits() throws IOException {
        return (Orbits) TypedSources.of(folder.resolve("orbits"), Orbits.class)
                .compiled()
                .doubleNetwork();
    }

    private static Penguin penguin(Random random) {
        return new Penguin(
                pick(Island.values(), random),
                random.nextFloat(),
                random.nextDouble(),
                random.nextInt(10),
                random.nextBoolean(),
                (byte) random.nextInt(3),
                (short) random.nextInt(5),
                pick(Island.values(), random),
                random.nextInt(4),
                pick(Sex.values(), random));
    }

    private static <E> E pick(E[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static float[] byHand(Penguin p) {
        float[] islands = new float[3];
        islands[p.island().ordinal()] = 1;
        float[] birthplaces = new float[3];
        birthplaces[p.birthplace().ordinal()] = 1;
        float female = p.sex() == Sex.FEMALE ? 1 : 0;
        return new float[] {
            islands[0],
            islands[1],
            islands[2],
            p.billLength(),
            (float) p.billDepth(),
            p.mass(),
            p.adult() ? 1 : 0,
            p.eggs(),
            p.year(),
            birthplaces[0],
            birthplaces[1],
            birthplaces[2],
            p.flipper(),
            female,
            1 - female
        };
    }

    private static float[] byHand(Species species) {
        float[] targets = new float[3];
        targets[species.ordinal()] = 1;
        return targets;
    }

    @Test
    void sourceIsTheGolden() throws IOException {
        for (Class<?> type : List.of(Penguins.class, Orbits.class)) {
            NetworkPlan plan =
                    TypedSources.of(folder.resolve(type.getSimpleName()), type).plan();
            Goldens.assertGolden(
                    type.getSimpleName(),
                    NetworkEmitter.emit(plan, Set.of()).get(0).text());
        }
    }

    @Test
    void inputsAreTheComponentsInOrder() throws IOException {
        Penguins network = penguins();
        Random random = new Random(1);
        assertThat(network.inputSize()).isEqualTo(15);
        assertThat(network.outputSize()).isEqualTo(3);
        for (int n = 0; n < 500; n++) {
            Penguin penguin = penguin(random);
            float[] outputs = network.query(byHand(penguin));
            Probabilities<Species> probabilities = network.probabilities(penguin);
            for (Species species : Species.values()) {
                assertThat(probabilities.of(species)).isEqualTo(outputs[species.ordinal()]);
            }
            assertThat(network.classify(penguin)).isEqualTo(probabilities.mostLikely());
        }
    }

    @Test
    void aTypedStepIsTheStepOnItsVectors() throws IOException {
        Penguins typed = penguins();
        Penguins plain = penguins();
        Random random = new Random(2);
        for (int n = 0; n < 200; n++) {
            Penguin penguin = penguin(random);
            Species species = pick(Species.values(), random);
            typed.train(penguin, species);
            plain.train(byHand(penguin), byHand(species));
        }
        float[] input = byHand(penguin(random));
        assertThat(typed.query(input)).isEqualTo(plain.query(input));
    }

    @Test
    void examplesBecomeSamples() throws IOException {
        List<Example<Penguin, Species>> examples = examples(50);
        Samples samples = penguins().samples(examples);
        assertThat(samples.size()).isEqualTo(50);
        for (int n = 0; n < 50; n++) {
            assertThat(samples.input(n)).isEqualTo(byHand(examples.get(n).input()));
            assertThat(samples.target(n)).isEqualTo(byHand(examples.get(n).target()));
            assertThat(samples.label(n)).isEqualTo(examples.get(n).target().ordinal());
        }
        assertThatThrownBy(() -> penguins().samples(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no samples, expected at least one");
    }

    private static List<Example<Penguin, Species>> examples(int count) {
        Random random = new Random(3);
        List<Example<Penguin, Species>> examples = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            examples.add(new Example<>(penguin(random), pick(Species.values(), random)));
        }
        return examples;
    }

    @Test
    void filesBecomeExamples() throws IOException {
        List<Example<Penguin, Species>> examples = examples(50);
        StringBuilder text = new StringBuilder(
                "species,sex,flipper,birth place,year,eggs,adult,mass,Bill.Depth,bill_length,ISLAND\n");
        for (Example<Penguin, Species> example : examples) {
            Penguin p = example.input();
            List<Object> fields = List.of(
                    example.target().name().toLowerCase(),
                    p.sex(),
                    p.flipper(),
                    p.birthplace().name(),
                    p.year(),
                    p.eggs(),
                    p.adult(),
                    p.mass(),
                    p.billDepth(),
                    p.billLength(),
                    p.island().name());
            text.append(String.join(",", fields.stream().map(String::valueOf).toList()))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("penguins.csv"), text);
        assertThat(penguins().read(file)).isEqualTo(examples);

        Path unknown =
                Files.writeString(folder.resolve("unknown.csv"), text.toString().replaceAll("(?m)^[a-z]*,", ""));
        assertThat(penguins().readInputs(unknown))
                .isEqualTo(examples.stream().map(Example::input).toList());
        assertThatThrownBy(() -> penguins().readInputs(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": line 1, column 1: found the column \"species\", expected no other columns than"
                        + " island, billLength, billDepth, mass, adult, eggs, year, birthplace, flipper and sex; take it out of the"
                        + " file");

        Path wrong = Files.writeString(
                folder.resolve("wrong.csv"), text.toString().replaceFirst("\\n(adelie|chinstrap|gentoo)", "\nadele"));
        assertThatThrownBy(() -> penguins().read(wrong))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(wrong + ": line 2, column 1: found \"adele\", expected ADELIE, CHINSTRAP or GENTOO; did you"
                        + " mean ADELIE?");
    }

    @Test
    void namesAreConstantsOfTheClass() throws Exception {
        Class<?> type = penguins().getClass();
        assertThat(type.getField("FEATURES").get(null))
                .isEqualTo(List.of(
                        "island=BISCOE",
                        "island=DREAM",
                        "island=TORGERSEN",
                        "billLength",
                        "billDepth",
                        "mass",
                        "adult",
                        "eggs",
                        "year",
                        "birthplace=BISCOE",
                        "birthplace=DREAM",
                        "birthplace=TORGERSEN",
                        "flipper",
                        "sex=FEMALE",
                        "sex=MALE"));
        assertThat(type.getField("LABELS").get(null)).isEqualTo(List.of(Species.values()));
        assertThat(orbits().getClass().getField("OUTPUTS").get(null)).isEqualTo(List.of("days", "error"));
    }

    @Test
    void whatIsNoNumberIsRefused() throws IOException {
        Penguins network = penguins();
        Penguin nan = new Penguin(Island.DREAM, Float.NaN, 1, 1, true, (byte) 1, (short) 1, Island.DREAM, 1, Sex.MALE);
        Penguin large = new Penguin(Island.DREAM, 1, 1e39, 1, true, (byte) 1, (short) 1, Island.DREAM, 1, Sex.MALE);
        Penguin unknown = new Penguin(null, 1, 1, 1, true, (byte) 1, (short) 1, Island.DREAM, 1, Sex.MALE);
        assertThatThrownBy(() -> network.classify(nan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("billLength is NaN, expected a finite number that fits a float");
        assertThatThrownBy(() -> network.train(large, Species.GENTOO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("billDepth is Infinity, expected a finite number that fits a float");
        assertThatThrownBy(() -> network.probabilities(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("island is null, expected a constant of its enum");
        assertThatThrownBy(() -> network.samples(List.of(new Example<>(unknown, Species.ADELIE))))
                .hasMessage("island is null, expected a constant of its enum");
        Penguin known = new Penguin(Island.DREAM, 1, 1, 1, true, (byte) 1, (short) 1, Island.DREAM, 1, Sex.MALE);
        assertThatThrownBy(() -> network.train(known, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label is null, expected a constant of its enum");
        assertThatThrownBy(() -> network.classify(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("Penguin.island()");
        Orbits doubles = orbits();
        assertThatThrownBy(() -> doubles.predict(new Body(1, 1, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kind is null, expected a constant of its enum");
    }

    @Test
    void aTypedNetworkLearnsAndIsReportedOn() throws IOException {
        Random random = new Random(4);
        List<Example<Penguin, Species>> examples = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            Penguin penguin = penguin(random);
            Species species = penguin.sex() == Sex.MALE
                    ? Species.GENTOO
                    : penguin.billLength() > 0.5 ? Species.ADELIE : Species.CHINSTRAP;
            examples.add(new Example<>(penguin, species));
        }
        Penguins network = penguins();
        Samples samples = network.samples(examples);
        Training.of(network).epochs(300).run(samples);
        assertThat(ClassificationReport.of(network, samples).accuracy().value()).isGreaterThan(0.9);
    }

    @Test
    void aRegressorAnswersWithARecord() throws IOException {
        Orbits typed = orbits();
        Orbits plain = orbits();
        Random random = new Random(5);
        List<Example<Body, Period>> examples = new ArrayList<>();
        StringBuilder text = new StringBuilder("days,kind,error,mass,distance\n");
        for (int n = 0; n < 200; n++) {
            Body body = new Body(random.nextDouble(), random.nextFloat(), pick(Kind.values(), random));
            Period period = new Period(random.nextGaussian(), random.nextFloat());
            double comet = body.kind() == Kind.COMET ? 1 : 0;
            double[] inputs = {body.distance(), body.mass(), 1 - comet, comet};
            double[] outputs = plain.query(inputs);
            assertThat(typed.predict(body)).isEqualTo(new Period(outputs[0], (float) outputs[1]));
            typed.train(body, period);
            plain.train(inputs, new double[] {period.days(), period.error()});
            examples.add(new Example<>(body, period));
            text.append(String.join(
                            ",",
                            Arrays.asList(
                                    "" + period.days(),
                                    "" + body.kind(),
                                    "" + period.error(),
                                    "" + body.mass(),
                                    "" + body.distance())))
                    .append('\n');
        }
        assertThat(typed.read(Files.writeString(folder.resolve("orbits.csv"), text)))
                .isEqualTo(examples);
        Path bodies = Files.writeString(folder.resolve("bodies.csv"), "kind,mass,distance\ncomet,1,2\n");
        assertThat(typed.readInputs(bodies)).containsExactly(new Body(2, 1, Kind.COMET));
        DoubleSamples samples = typed.samples(examples);
        assertThat(samples.hasLabels()).isFalse();
        assertThat(samples.target(7))
                .containsExactly(
                        examples.get(7).target().days(),
                        examples.get(7).target().error());
        assertThatThrownBy(() -> typed.train(examples.get(0).input(), new Period(1, Float.POSITIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("error is Infinity, expected a finite number");
    }

    @Test
    void generatedTestsFindNothingWrongWithTypedNetworks() throws IOException {
        for (Class<?> type : List.of(Penguins.class, Orbits.class)) {
            ProofRun run =
                    TypedSources.of(folder.resolve(type.getSimpleName()), type).proof();
            assertThat(run.messages()).isEmpty();
            assertThat(run.succeeded()).isEqualTo(10);
        }
    }
}

package dev.nnmaven.runtime.training.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.data.DoubleSamples;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingListener;
import dev.nnmaven.runtime.training.TrainingWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    private final List<String> warnings = new ArrayList<>();
    private final TrainingListener listener = new TrainingListener() {
        @Override
        public void warned(TrainingWarning warning, String advice) {
            warnings.add(warning + ": " + advice);
        }
    };

    @Test
    void goodTrainingIsNotWarnedOf() {
        Training.of(Data.network())
                .epochs(20)
                .trainingLoss()
                .validation(Data.floats(30, 2))
                .listener(listener)
                .run(Data.floats(150, 1));
        Training.of(Data.doubleNetwork()).listener(listener).run(Data.widened(Data.floats(150, 1)));
        assertThat(warnings).isEmpty();
    }

    @Test
    void unscaledInputs() {
        Samples samples = Data.floats(20, 1);
        samples.input(7)[1] = -255;
        samples.input(8)[1] = 300;
        Training.of(Data.network()).epochs(3).inOrder().listener(listener).run(samples);
        assertThat(warnings)
                .containsExactly(
                        "UNSCALED_INPUTS: found the input -255.0 at place 1 of a sample, expected most inputs"
                                + " from -1 to 1: scale them, with scaleInputs of the training, or as with Scaling.linear or Scaling.pixels");
    }

    @Test
    void unscaledTargets() {
        float[][] inputs = new float[20][3];
        float[][] targets = new float[20][2];
        targets[4][1] = 10;
        Samples samples = Samples.of(inputs, targets);
        Training.of(Data.network()).inOrder().listener(listener).run(samples);
        assertThat(warnings).isEmpty();
        targets[4][1] = 3750;
        samples = Samples.of(inputs, targets).withNames(List.of(), List.of("length", "mass"));
        Training.of(Data.network()).inOrder().listener(listener).run(samples);
        double[][] wide = new double[20][2];
        wide[4][1] = 3750;
        Training.of(Data.doubleNetwork())
                .inOrder()
                .listener(listener)
                .run(DoubleSamples.of(new double[20][3], wide).withNames(List.of(), List.of("length", "mass")));
        assertThat(warnings)
                .hasSize(2)
                .containsOnly("UNSCALED_TARGETS: found the target 3750.0 at place 1 (mass) of a sample, expected most"
                        + " targets from -1 to 1: scale them, with scaleTargets(ScalingKind.STANDARD) of the training");
    }

    @Test
    void placesHaveTheNamesThatSamplesOrNetworkKnow() {
        Samples samples = Data.floats(20, 1);
        samples.input(7)[1] = -255;
        NaiveNetwork knows = Data.network();
        knows.contract(ModelContract.none().withFeatures(List.of("age", "mass", "height")));
        Training.of(knows).inOrder().listener(listener).run(samples);
        Training.of(Data.network())
                .inOrder()
                .listener(listener)
                .run(samples.withNames(List.of("age", "mass", "height"), List.of()));
        assertThat(warnings)
                .hasSize(2)
                .allMatch(warning -> warning.startsWith(
                        "UNSCALED_INPUTS: found the input -255.0 at place 1 (mass) of a sample, expected"));
    }

    @Test
    void labelImbalance() {
        int[] labels = new int[12];
        labels[3] = 1;
        labels[4] = 1;
        run(labels);
        assertThat(warnings).isEmpty();
        labels[4] = 0;
        run(labels);
        assertThat(warnings)
                .containsExactly(
                        "LABEL_IMBALANCE: found 11 samples of class 0 and 1 of class 1 among the samples trained"
                                + " on: the network may learn never to answer class 1; repeat samples of the rare class, and judge by its recall and F1"
                                + " or by RocAuc instead of accuracy");
    }

    /** 8 : 1 is a case that somebody had. */
    @Test
    void classesHaveNames() {
        int[] labels = new int[9];
        labels[8] = 1;
        Samples samples = Samples.of(new float[9][Data.INPUTS], new float[9][Data.OUTPUTS], labels);
        Training.of(Data.network()).listener(listener).run(samples.withNames(List.of(), List.of("WHOLE", "DAMAGED")));
        assertThat(warnings)
                .containsExactly(
                        "LABEL_IMBALANCE: found 8 samples of WHOLE and 1 of DAMAGED among the samples trained on:"
                                + " the network may learn never to answer DAMAGED; repeat samples of the rare class, and judge by its recall and F1"
                                + " or by RocAuc instead of accuracy");
    }

    @Test
    void classesWithoutSamplesAreNoRareOnes() {
        assertThat(imbalance(7, 0))
                .isEqualTo("found 7 samples of A and 0 of B among the samples trained on: B has no sample, and the"
                        + " network cannot learn it: add samples of this class");
        assertThat(imbalance(1, 12, 0, 3, 2, 0))
                .isEqualTo("found 12 samples of B, 1 of A, 0 of C, 2 of E and 0 of F among the samples trained on: the"
                        + " network may learn never to answer A or E; repeat samples of the rare classes, and judge by"
                        + " their recall and F1 or by RocAuc instead of accuracy; C and F have no samples, and the"
                        + " network cannot learn them: add samples of these classes");
        int[] many = new int[26];
        many[25] = 6;
        assertThat(imbalance(many))
                .startsWith("found 6 samples of Z, 0 of A, 0 of B,")
                .contains(" and 6 more among the samples trained on: A, B,")
                .endsWith(", T and 5 more have no samples, and the network cannot learn them: add samples of these"
                        + " classes");
    }

    /** Of classes A, B and so on, with so many samples each. */
    private String imbalance(int... counts) {
        warnings.clear();
        int[] labels = IntStream.range(0, counts.length)
                .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
                .toArray();
        List<String> names = IntStream.range(0, counts.length)
                .mapToObj(label -> String.valueOf((char) ('A' + label)))
                .toList();
        Samples samples = Samples.of(new float[labels.length][1], new float[labels.length][counts.length], labels)
                .withNames(List.of(), names);
        Training.of(new NaiveNetwork(1, counts.length)).listener(listener).run(samples);
        Training.of(new NaiveDoubleNetwork(1, counts.length))
                .listener(listener)
                .run(Data.widened(samples).withNames(List.of(), names));
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(1)).isEqualTo(warnings.get(0));
        return warnings.get(0).substring("LABEL_IMBALANCE: ".length());
    }

    @Test
    void numbersHaveTheDigitsOfTheirPrecision() {
        Samples samples = Data.floats(20, 1);
        samples.input(7)[1] = 13.1f;
        Training.of(Data.network()).inOrder().listener(listener).run(samples);
        DoubleSamples wide = Data.widened(samples);
        wide.input(7)[1] = 13.1;
        Training.of(Data.doubleNetwork()).inOrder().listener(listener).run(wide);
        assertThat(warnings)
                .hasSize(2)
                .allMatch(
                        warning -> warning.startsWith("UNSCALED_INPUTS: found the input 13.1 at place 1 of a sample,"));
    }

    @Test
    void lossThatDoesNotFall() {
        double[] losses = {1, 2, 1, 3, 1, 1.5, 1, 1};
        run(losses, 5);
        assertThat(warnings).isEmpty();
        run(losses, 8);
        assertThat(warnings)
                .containsExactly(
                        "LOSS_DOES_NOT_FALL: found no loss below 1.000, that after the first epoch, in 6 epochs:"
                                + " try another learning rate, first a lower one, and check that inputs and targets belong"
                                + " together and targets are within the range of the outputs");
        warnings.clear();
        run(new double[8], 8);
        assertThat(warnings).isEmpty();
        run(new double[] {1, 2, 3, 0.9, 4, 5, 6, 7}, 8);
        assertThat(warnings).isEmpty();
    }

    @Test
    void trainingLossCountsIfThereAreBoth() {
        int[] calls = new int[1];
        // In every epoch the loss of the one training sample falls, that of the one validation sample does not.
        Training.of(Data.network())
                .epochs(9)
                .trainingLoss()
                .validation(Data.floats(1, 2))
                .loss((outputs, targets) -> calls[0]++ % 2 == 0 ? 1.0 / calls[0] : 1)
                .listener(listener)
                .run(Data.floats(1, 1));
        assertThat(warnings).isEmpty();
    }

    @Test
    void overfittingIsNotWarnedOf() {
        for (boolean measured : new boolean[] {false, true}) {
            int[] epoch = new int[1];
            Training<Samples> training = Training.of(Data.network())
                    .epochs(9)
                    .validation(Data.floats(1, 2))
                    .listener(listener);
            Training<Samples> rises = training.loss((outputs, targets) -> 1 + epoch[0]++);
            // Of two losses an epoch, that of the training falls.
            Training<Samples> parts =
                    training.trainingLoss().loss((outputs, targets) -> epoch[0]++ % 2 == 0 ? 1.0 / epoch[0] : epoch[0]);
            (measured ? parts : rises).run(Data.floats(1, 1));
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void oneClassForEverything() {
        Samples validation = Data.floats(30, 2);
        Samples samples = untaught(20);
        for (int n = 0; n < validation.size(); n++) {
            Arrays.fill(validation.input(n), 0);
            validation.input(n)[0] = 1 + n / 100f;
        }
        Training<Samples> training = Training.of(Data.network())
                .validation(validation)
                .loss((outputs, targets) -> 0)
                .listener(listener);
        training.epochs(4).run(samples);
        assertThat(warnings).isEmpty();
        training.epochs(7).run(samples.withNames(List.of(), List.of("NO", "YES")));
        assertThat(warnings)
                .filteredOn(warning -> warning.startsWith("ONE_CLASS"))
                .hasSize(1)
                .first()
                .asString()
                .matches(
                        "ONE_CLASS: found one answer to all samples of the validation, which are of several classes,"
                                + " in each of 5 epochs, in the last one (NO|YES): check the labels and the scaling of the inputs, and try another learning rate");
        warnings.clear();
        // If there is only one class, one answer is right.
        float[][] sameInputs = {{1, 0, 0}, {2, 0, 0}};
        float[][] sameTargets = {{0, 1}, {0, 1}};
        training.validation(Samples.of(sameInputs, sameTargets)).epochs(7).run(samples);
        assertThat(warnings).noneMatch(warning -> warning.startsWith("ONE_CLASS"));
    }

    @Test
    void oneOutputTellsTwoClassesApart() {
        float[][] inputs = {{1}, {2}, {3}};
        float[][] targets = {{0}, {1}, {0}};
        Training.of(new NaiveNetwork(1, 1))
                .epochs(6)
                .validation(Samples.of(inputs, targets))
                .loss((outputs, expected) -> 0)
                .listener(listener)
                .run(Samples.of(new float[3][1], new float[3][1]));
        assertThat(warnings).anyMatch(warning -> warning.startsWith("ONE_CLASS"));
    }

    private void run(int[] labels) {
        float[][] inputs = new float[labels.length][Data.INPUTS];
        float[][] targets = new float[labels.length][Data.OUTPUTS];
        Training.of(Data.network()).epochs(2).listener(listener).run(Samples.of(inputs, targets, labels));
    }

    private void run(double[] losses, int epochs) {
        int[] epoch = new int[1];
        Training.of(Data.network())
                .epochs(epochs)
                .validation(Data.floats(1, 2))
                .loss((outputs, targets) -> losses[epoch[0]++])
                .listener(listener)
                .run(untaught(10));
    }

    /** Inputs of zero leave the weights as they are. */
    private static Samples untaught(int count) {
        return Samples.of(new float[count][Data.INPUTS], new float[count][Data.OUTPUTS]);
    }
}

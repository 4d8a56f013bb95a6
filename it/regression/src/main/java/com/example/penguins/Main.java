package com.example.penguins;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.metrics.RegressionReport;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Learns how heavy a penguin is from its measurements, species and sex, and asks the saved network about others. */
public final class Main {
    private Main() {}

    /** Settings are system properties: {@code penguins.csv}; {@code weights.file}, where the trained weights go. */
    public static void main(String[] args) throws IOException {
        List<Penguin> penguins = Penguin.read(Path.of(System.getProperty("penguins.csv", "data/penguins.csv")));
        Path weights = Path.of(System.getProperty("weights.file", "target/body-mass.safetensors"));
        // The file is sorted by species: every fifth of it is a fair share of each.
        Samples training = samples(penguins, false);
        Samples test = samples(penguins, true);
        System.out.printf("%d penguins to train on, %d to test with%n", training.size(), test.size());

        train(training, test, weights);

        // All that the program which asks has to know is in the file: it gives raw features and gets grams.
        BodyMassNetwork network = new BodyMassNetwork(weights);
        Penguin gentoo = penguins.get(penguins.size() - 1);
        System.out.printf(
                Locale.ROOT,
                "a %s %s of %.0f g: answered %.0f g%n",
                gentoo.sex(),
                gentoo.species(),
                gentoo.bodyMass(),
                network.queryRaw(gentoo.features())[0]);
        System.out.println(network.contract().metrics());

        refuseOtherFeatures(weights);
        compare(network, training, test);
    }

    private static void train(Samples training, Samples test, Path weights) throws IOException {
        BodyMassNetwork network = new BodyMassNetwork();
        TrainingSummary summary = Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.STANDARD)
                .epochs(200)
                .validationSplit(0.15)
                .earlyStopping(30)
                .run(training);
        System.out.println(summary);
        network.contract(network.contract()
                .withMetric("testR2", RegressionReport.of(network, test).r2()));
        network.save(weights);
    }

    /** What happens to a program whose features come in another order than those of the training. */
    private static void refuseOtherFeatures(Path weights) throws IOException {
        List<String> swapped = new ArrayList<>(Penguin.FEATURES);
        Collections.swap(swapped, 0, 1);
        BodyMassNetwork other = new BodyMassNetwork();
        other.contract(ModelContract.none().withFeatures(swapped));
        try {
            other.load(weights);
        } catch (FileFormatException e) {
            System.out.println(e.getMessage());
            return;
        }
        throw new IllegalStateException("a network with its features in another order took the file");
    }

    private static void compare(BodyMassNetwork network, Samples training, Samples test) {
        double sum = 0;
        for (int n = 0; n < training.size(); n++) {
            sum += training.target(n)[0];
        }
        double mean = sum / training.size();
        LinearRegression linear = LinearRegression.fit(training);
        RegressionReport report = RegressionReport.of(network, test);
        print("mean of all", meanAbsoluteError(test, features -> mean), r2(test, features -> mean));
        print("linear regression", meanAbsoluteError(test, linear::predict), r2(test, linear::predict));
        print("network", report.mae(), report.r2());
    }

    private static void print(String name, double mae, double r2) {
        System.out.printf(Locale.ROOT, "%-18s mean absolute error %5.1f g, R2 %6.3f%n", name, mae, r2);
    }

    private static double meanAbsoluteError(Samples samples, ToDoubleFunction<float[]> predicted) {
        double sum = 0;
        for (int n = 0; n < samples.size(); n++) {
            sum += Math.abs(samples.target(n)[0] - predicted.applyAsDouble(samples.input(n)));
        }
        return sum / samples.size();
    }

    private static double r2(Samples samples, ToDoubleFunction<float[]> predicted) {
        double mean = 0;
        for (int n = 0; n < samples.size(); n++) {
            mean += samples.target(n)[0] / samples.size();
        }
        double error = 0;
        double deviation = 0;
        for (int n = 0; n < samples.size(); n++) {
            double target = samples.target(n)[0];
            error += Math.pow(target - predicted.applyAsDouble(samples.input(n)), 2);
            deviation += Math.pow(target - mean, 2);
        }
        return 1 - error / deviation;
    }

    /** Raw features and grams, with names. */
    private static Samples samples(List<Penguin> penguins, boolean test) {
        List<float[]> inputs = new ArrayList<>();
        List<float[]> targets = new ArrayList<>();
        for (int n = 0; n < penguins.size(); n++) {
            if (n % 5 == 0 == test) {
                inputs.add(penguins.get(n).features());
                targets.add(penguins.get(n).target());
            }
        }
        return Samples.of(inputs.toArray(float[][]::new), targets.toArray(float[][]::new))
                .withNames(Penguin.FEATURES, List.of("body_mass_g"));
    }
}

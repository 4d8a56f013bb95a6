package com.example.iris;

import com.example.iris.Iris.Flower;
import com.example.iris.Iris.Species;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.metrics.Accuracy;
import dev.nnmaven.runtime.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Measures how well a network tells irises apart that it has not seen, by stratified cross-validation. */
public final class CrossValidation {
    private static final int FOLDS = 10;

    private CrossValidation() {}

    /** @param args the CSV file with the flowers */
    public static void main(String[] args) throws IOException {
        List<Example<Flower, Species>> flowers = new IrisNetwork().read(Path.of(args[0]));
        List<List<Example<Flower, Species>>> folds = folds(flowers);
        int correct = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            Iris network = trained(others(folds, fold));
            correct += Accuracy.of(network, network.samples(folds.get(fold))).correct();
        }
        System.out.println("accuracy: " + new Accuracy(correct, flowers.size()));
    }

    /** Parts of equal size, each with equally many flowers of each species. */
    private static List<List<Example<Flower, Species>>> folds(List<Example<Flower, Species>> flowers) {
        List<Example<Flower, Species>> shuffled = new ArrayList<>(flowers);
        Collections.shuffle(shuffled, new Random(42));
        List<List<Example<Flower, Species>>> folds = new ArrayList<>();
        for (int f = 0; f < FOLDS; f++) {
            folds.add(new ArrayList<>());
        }
        Map<Species, Integer> dealt = new EnumMap<>(Species.class);
        for (Example<Flower, Species> flower : shuffled) {
            int fold = dealt.merge(flower.target(), 1, Integer::sum) % FOLDS;
            folds.get(fold).add(flower);
        }
        return folds;
    }

    private static List<Example<Flower, Species>> others(List<List<Example<Flower, Species>>> folds, int fold) {
        List<Example<Flower, Species>> others = new ArrayList<>();
        for (int other = 0; other < folds.size(); other++) {
            if (other != fold) {
                others.addAll(folds.get(other));
            }
        }
        return others;
    }

    private static Iris trained(List<Example<Flower, Species>> flowers) {
        Iris network = new IrisNetwork();
        Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .epochs(100)
                .batchSize(10)
                .run(network.samples(flowers));
        return network;
    }
}

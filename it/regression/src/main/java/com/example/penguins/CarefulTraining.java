package com.example.penguins;

import com.example.penguins.Penguins.Island;
import com.example.penguins.Penguins.Mass;
import com.example.penguins.Penguins.Measures;
import com.example.penguins.Penguins.Sex;
import com.example.penguins.Penguins.Species;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.ConsoleProgress;
import dev.nnmaven.runtime.training.Measure;
import dev.nnmaven.runtime.training.Training;
import dev.nnmaven.runtime.training.TrainingSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Trains with a validation, keeps the best weights, and goes on from a checkpoint after a stop. */
public final class CarefulTraining {
    private CarefulTraining() {}

    /** @param args the CSV file with the penguins, and a folder for checkpoints */
    public static void main(String[] args) throws IOException {
        Path csv = Path.of(args[0]);
        Path checkpoint = Path.of(args[1], "stopped.checkpoint");

        // As if the process had been stopped after 20 epochs, and started again.
        train(new PenguinsNetwork(), csv, checkpoint, 20);
        Penguins network = new PenguinsNetwork();
        TrainingSummary summary = train(network, csv, checkpoint, 200);
        System.out.println("resumed after epoch " + summary.resumedAfter().orElseThrow());
        System.out.println("stopped early after epoch " + summary.epochs() + " with the weights of epoch "
                + summary.bestEpoch().orElseThrow());

        Penguins undisturbed = new PenguinsNetwork();
        train(undisturbed, csv, Path.of(args[1], "undisturbed.checkpoint"), 200);
        Measures penguin = new Measures(Species.GENTOO, Island.BISCOE, 50, 15.5f, 225, Sex.MALE);
        System.out.println("resumed: " + network.predict(penguin));
        System.out.println("undisturbed: " + undisturbed.predict(penguin));
    }

    private static TrainingSummary train(Penguins network, Path csv, Path checkpoint, int epochs) throws IOException {
        List<Example<Measures, Mass>> penguins = network.read(csv);
        Training<Samples> training = Training.of(network)
                .scaleInputs(ScalingKind.STANDARD)
                .scaleTargets(ScalingKind.STANDARD)
                .epochs(epochs)
                .batchSize(8)
                .validationSplit(0.2)
                .metric("grams off", Measure.ABSOLUTE_ERROR)
                .earlyStopping(20)
                .listener(ConsoleProgress.create())
                .checkpoint(checkpoint, Duration.ofMinutes(5))
                .resumeIfPresent(checkpoint);
        return training.run(network.samples(penguins));
    }
}

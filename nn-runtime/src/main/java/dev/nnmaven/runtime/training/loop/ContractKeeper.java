package dev.nnmaven.runtime.training.loop;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.training.TrainingEnd;
import dev.nnmaven.runtime.training.TrainingSummary;
import dev.nnmaven.runtime.training.feeds.Feed;
import dev.nnmaven.runtime.training.feeds.Names;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.OwnMetrics;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives the network its contract: before the first step what is known then, at the end what came out. */
final class ContractKeeper {
    private final Trainee<?, ?> trainee;
    private final Supply<?> supply;
    private final boolean keeps;

    /** What belongs to the weights that no step has changed. */
    private final ModelContract before;

    ContractKeeper(Trainee<?, ?> trainee, Supply<?> supply) {
        this.trainee = trainee;
        this.supply = supply;
        this.keeps = trainee.keepsContract();
        this.before = keeps ? trainee.contract() : null;
    }

    /**
     * Writes down names, scaling and data. Every copy of the weights that is taken from now on has them.
     *
     * @param resumed whether what the network knows of its data is of this training
     */
    void begin(boolean resumed) {
        if (!keeps) {
            return;
        }
        ModelContract contract = trainee.contract();
        if (supply.labels() != null) {
            contract = Names.add(contract, supply.labels());
        }
        if (supply.data() != null || !resumed) {
            contract = contract.withData(supply.data());
        }
        trainee.contract(contract.withScaling(
                        supply.scalings().inputs(), supply.scalings().targets())
                .withMetrics(Map.of()));
    }

    /** @param read what of a source was read in a whole epoch, see {@link Feed#hash} */
    void epochRead(String read) {
        if (keeps && supply.data() == null) {
            trainee.contract(trainee.contract().withData(Supply.DATA + read));
        }
    }

    /** Without any step the weights are those of before, and were trained with another scaling or with none. */
    void giveBack() {
        if (keeps) {
            trainee.contract(before);
        }
    }

    /** Writes down how good the weights are that the network has now. */
    void end(TrainingSummary summary) {
        if (!keeps) {
            return;
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(OwnMetrics.EPOCHS, (double) summary.bestEpoch().orElse(summary.epochs()));
        boolean betweenEpochs =
                summary.end() == TrainingEnd.INTERRUPTED && summary.bestEpoch().isEmpty();
        if (!betweenEpochs) {
            summary.result().ifPresent(result -> {
                result.trainingLoss().ifPresent(loss -> metrics.put(OwnMetrics.TRAINING_LOSS, loss));
                result.validationLoss().ifPresent(loss -> metrics.put(OwnMetrics.VALIDATION_LOSS, loss));
                result.metrics().forEach((name, value) -> {
                    if (Double.isFinite(value)) {
                        metrics.put(name, value);
                    }
                });
            });
        }
        trainee.contract(trainee.contract().withMetrics(metrics));
    }
}

package dev.nnmaven.runtime.training.checkpoints;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import dev.nnmaven.runtime.training.EpochResult;
import dev.nnmaven.runtime.training.feeds.Feed;
import dev.nnmaven.runtime.weights.WeightsArchive;
import dev.nnmaven.runtime.weights.WeightsSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The state of a training between two steps: all that is needed to go on as if it had not been stopped. Further state
 * gets a name of its own in the archive; if a training must not be taken up without it, {@link #FORMAT} changes.
 *
 * @param conditions what must be the same to go on, by name; of the {@link #ARITHMETIC}, the one until then
 * @param position where the training is
 * @param read tells what was read of a source in this epoch, see {@link Feed#hash}
 * @param history the results so far
 * @param bestEpoch 0 if no best weights are kept
 * @param bestLoss of that epoch
 * @param weights of the network
 * @param best weights after that epoch, null if none are kept
 */
public record Checkpoint(
        Map<String, String> conditions,
        Position position,
        String read,
        List<EpochResult> history,
        int bestEpoch,
        double bestLoss,
        WeightsSnapshot weights,
        WeightsSnapshot best) {
    private static final String FORMAT = "1";
    private static final String FORMAT_KEY = "format";
    private static final String BEST = "best";
    private static final String HISTORY_EPOCHS = "history.epochs";
    private static final String HISTORY_TRAINING = "history.trainingLoss";

    /** How batches round. A training goes on in another arithmetic too, though not to the same bits. */
    public static final String ARITHMETIC = "arithmetic";

    /** The condition that is about losses: of no importance if there were none before. */
    public static final String LOSS = "loss";

    private static final String METRIC = "history.metric.";
    private static final int LONGEST_SHOWN = 200;
    private static final String HISTORY_VALIDATION = "history.validationLoss";

    public WeightsArchive toArchive() {
        Map<String, String> texts = new HashMap<>(conditions);
        texts.put(FORMAT_KEY, FORMAT);
        texts.put("epoch", Integer.toString(position.epoch()));
        texts.put("sample", Long.toString(position.sample()));
        texts.put("read", read);
        texts.put("totalSamples", Long.toString(position.totalSamples()));
        texts.put("totalSteps", Long.toString(position.totalSteps()));
        texts.put("nanos", Long.toString(position.nanos()));
        texts.put("bestEpoch", Integer.toString(bestEpoch));
        Map<String, double[]> numbers = new HashMap<>();
        if (!history.isEmpty()) {
            numbers.put(
                    HISTORY_EPOCHS,
                    history.stream().mapToDouble(EpochResult::epoch).toArray());
            numbers.put(
                    HISTORY_TRAINING,
                    history.stream()
                            .mapToDouble(result -> result.trainingLoss().orElse(Double.NaN))
                            .toArray());
            numbers.put(
                    HISTORY_VALIDATION,
                    history.stream()
                            .mapToDouble(result -> result.validationLoss().orElse(Double.NaN))
                            .toArray());
        }
        metrics()
                .forEach(name -> numbers.put(
                        METRIC + name,
                        history.stream()
                                .mapToDouble(result -> result.metrics().getOrDefault(name, Double.NaN))
                                .toArray()));
        if (bestEpoch > 0) {
            numbers.put("bestLoss", new double[] {bestLoss});
        }
        return new WeightsArchive(weights, bestEpoch > 0 ? Map.of(BEST, best) : Map.of(), numbers, texts);
    }

    private Set<String> metrics() {
        return history.stream()
                .flatMap(result -> result.metrics().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * @param expected the conditions of the training that goes on
     * @param samples in an epoch, or −1 if that is not known
     * @throws FileFormatException if the archive is no checkpoint
     * @throws IllegalArgumentException if conditions differ, naming each with what was found and what was expected
     */
    static Checkpoint of(Path file, WeightsArchive archive, Map<String, String> expected, long samples)
            throws FileFormatException {
        Reader reader = new Reader(file, archive);
        String format = archive.texts().get(FORMAT_KEY);
        if (!FORMAT.equals(format)) {
            throw reader.problem(
                    FORMAT_KEY,
                    format == null ? "weights without the state of a training" : format,
                    FORMAT + ", a checkpoint of this version");
        }
        requireEqual(file, reader.conditions(expected), expected);
        int bestEpoch = (int) reader.number("bestEpoch", 0, Integer.MAX_VALUE);
        WeightsSnapshot best = archive.copies().get(BEST);
        if (bestEpoch > 0 && (best == null || !best.isLike(archive.weights()))) {
            throw reader.problem(
                    "bestEpoch",
                    bestEpoch + (best == null ? " without its weights" : " with other tensors than the network has"),
                    "tensors training/" + BEST + "/…");
        }
        double bestLoss = bestEpoch > 0 ? reader.numbers("bestLoss", 1)[0] : Double.POSITIVE_INFINITY;
        return new Checkpoint(
                reader.withArithmetic(expected),
                reader.position(samples < 0 ? Long.MAX_VALUE : samples),
                archive.texts().getOrDefault("read", "none"),
                reader.history(),
                bestEpoch,
                bestLoss,
                archive.weights(),
                best);
    }

    /** @throws FileFormatException if the weights do not fit the network; it is as it was then */
    public void restore(Path file, WeightsSnapshot.Transfer load) throws FileFormatException {
        try {
            weights.restore(load);
        } catch (IllegalArgumentException e) {
            throw new FileFormatException(file, "weights", e);
        }
    }

    /** Null in checkpoints of versions that did not say so. */
    public String arithmetic() {
        return conditions.get(ARITHMETIC);
    }

    private static void requireEqual(Path file, Map<String, String> found, Map<String, String> expected) {
        List<String> differences = new ArrayList<>();
        expected.forEach((name, value) -> {
            boolean neverTaken = name.equals(LOSS) && found.get(name).equals("none");
            if (!value.equals(found.get(name)) && !neverTaken && !name.equals(ARITHMETIC)) {
                differences.add(name + ": found " + shown(found.get(name)) + ", expected " + shown(value));
            }
        });
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("checkpoint " + file + " is of another training: "
                    + String.join("; ", differences)
                    + ". Set the training up as it was, or start anew without the checkpoint");
        }
    }

    private static String shown(String text) {
        return Texts.shortened(text, LONGEST_SHOWN);
    }

    /** Takes the state out of an archive. */
    private record Reader(Path file, WeightsArchive archive) {
        Map<String, String> conditions(Map<String, String> expected) {
            Map<String, String> found = new LinkedHashMap<>();
            expected.forEach((name, value) -> found.put(name, archive.texts().getOrDefault(name, "none")));
            return found;
        }

        Map<String, String> withArithmetic(Map<String, String> expected) {
            Map<String, String> conditions = new LinkedHashMap<>(expected);
            conditions.put(ARITHMETIC, archive.texts().get(ARITHMETIC));
            return conditions;
        }

        Position position(long samples) throws FileFormatException {
            return new Position(
                    (int) number("epoch", 1, Integer.MAX_VALUE),
                    number("sample", 0, samples),
                    number("totalSamples", 0, Long.MAX_VALUE),
                    number("totalSteps", 0, Long.MAX_VALUE),
                    number("nanos", 0, Long.MAX_VALUE));
        }

        List<EpochResult> history() throws FileFormatException {
            List<EpochResult> history = new ArrayList<>();
            double[] epochs = archive.numbers().getOrDefault(HISTORY_EPOCHS, new double[0]);
            if (epochs.length > 0) {
                double[] training = numbers(HISTORY_TRAINING, epochs.length);
                double[] validation = numbers(HISTORY_VALIDATION, epochs.length);
                for (int i = 0; i < epochs.length; i++) {
                    history.add(new EpochResult(
                            (int) epochs[i], loss(training[i]), loss(validation[i]), metrics(i, epochs.length)));
                }
            }
            return history;
        }

        /** Sorted by name: the archive has no order. */
        Map<String, Double> metrics(int index, int count) throws FileFormatException {
            Map<String, Double> metrics = new TreeMap<>();
            for (String name : archive.numbers().keySet()) {
                if (name.startsWith(METRIC)) {
                    metrics.put(name.substring(METRIC.length()), numbers(name, count)[index]);
                }
            }
            return metrics;
        }

        long number(String name, long least, long most) throws FileFormatException {
            String text = archive.texts().getOrDefault(name, "none");
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // The message below says the same of every text that is no fitting number.
            }
            throw problem(name, text, "a whole number from " + least + " to " + most);
        }

        double[] numbers(String name, int count) throws FileFormatException {
            double[] numbers = archive.numbers().getOrDefault(name, new double[0]);
            if (numbers.length != count) {
                throw new FileFormatException(
                        file, "tensor training/" + shown(name), numbers.length + " numbers", String.valueOf(count));
            }
            return numbers;
        }

        FileFormatException problem(String name, String found, String expected) {
            return new FileFormatException(file, "metadata nn.training." + name, shown(found), expected);
        }

        private static OptionalDouble loss(double loss) {
            return Double.isNaN(loss) ? OptionalDouble.empty() : OptionalDouble.of(loss);
        }
    }
}

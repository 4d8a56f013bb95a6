package dev.nnmaven.benchmarks.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Makes a peer prove that it computes the right thing: from the same weights, the answers expected as loaded, after one
 * step for each of 64 samples, and after three steps on the batch of them. A peer that cannot take weights has to get
 * better at least.
 *
 * <p>Arguments: the class of the peer, the folder of the exercise, the file for the result. The result has {@code
 * cannot.WORK} with a reason, {@code apart.STATE} with the largest difference, or {@code error.before} and {@code
 * error.after}, {@code incomparable} with a reason, and {@code failed} with a message if something is wrong.
 */
public final class Check {
    /** How many samples have expected answers. */
    public static final int SAMPLES = 64;

    public static final int BATCHES = 3;

    /** Sums are taken in another order, which costs a few float steps of 6e-8 each per layer and training step. */
    public static final double TOLERANCE = 1e-4;

    /** Of what the error was at the start. */
    private static final double LEARNED = 0.99;

    private static final int LEARNING_STEPS = 6400;
    private static final int PATIENCE_STEPS = 640;

    private final Class<?> type;
    private final Exercise exercise;
    private final Properties result = new Properties();

    private Check(Class<?> type, Exercise exercise) {
        this.type = type;
        this.exercise = exercise;
    }

    public static void main(String[] args) throws Exception {
        Check check = new Check(Class.forName(args[0]), Exercise.read(Path.of(args[1])));
        try {
            check.run();
        } catch (Exception | LinkageError e) {
            check.result.setProperty("failed", e.toString());
            e.printStackTrace();
        }
        try (var out = Files.newBufferedWriter(Path.of(args[2]))) {
            check.result.store(out, null);
        }
        // Some libraries leave threads behind.
        System.exit(0);
    }

    static Peer open(Class<?> type, Exercise exercise) throws Exception {
        Peer peer = (Peer) type.getDeclaredConstructor().newInstance();
        peer.open(exercise);
        return peer;
    }

    private void run() throws Exception {
        try (Peer peer = open(type, exercise)) {
            for (Work work : Work.values()) {
                peer.cannot(work).ifPresent(reason -> result.setProperty("cannot." + work.id(), reason));
            }
            if (peer.cannot(Work.QUERY).isPresent()) {
                return;
            }
            Optional<String> incomparable = peer.incomparable();
            if (incomparable.isPresent()) {
                result.setProperty("incomparable", incomparable.get());
                requireLearning(peer);
                return;
            }
            compare(peer, "fresh");
            if (peer.cannot(Work.ONLINE).isEmpty()) {
                peer.trainEach(0, SAMPLES);
                compare(peer, "online");
            }
        }
        checkBatches();
    }

    /** On two threads where there are two: they must not change a result. */
    private void checkBatches() throws Exception {
        try (Peer peer = open(type, exercise)) {
            if (peer.cannot(Work.BATCH).isPresent()) {
                return;
            }
            if (peer.cannot(Work.BATCH2).isEmpty()) {
                peer.threads(2);
            }
            for (int n = 0; n < BATCHES; n++) {
                peer.trainBatch(0, SAMPLES);
            }
            compare(peer, "batch");
        }
    }

    /** Asks for all answers at once and one by one. */
    private void compare(Peer peer, String state) throws Exception {
        float[][] expected = exercise.expected(state);
        float[][] answers = new float[SAMPLES][exercise.outputSize()];
        double apart = 0;
        if (peer.cannot(Work.QUERIES).isEmpty()) {
            peer.queryBatch(0, SAMPLES, answers);
            apart = apart(answers, expected);
        }
        for (int n = 0; n < SAMPLES; n++) {
            peer.query(n, answers[n]);
        }
        apart = Math.max(apart, apart(answers, expected));
        result.setProperty("apart." + state, Double.toString(apart));
        // Not the other way round: a NaN has to fail.
        if (!(apart <= TOLERANCE)) {
            result.setProperty("failed", "answers (" + state + ") are off by " + apart);
        }
    }

    private static double apart(float[][] answers, float[][] expected) {
        double largest = 0;
        for (int n = 0; n < answers.length; n++) {
            for (int k = 0; k < answers[n].length; k++) {
                // Math.max keeps a NaN.
                largest = Math.max(largest, Math.abs(answers[n][k] - expected[n][k]));
            }
        }
        return largest;
    }

    private void requireLearning(Peer peer) throws Exception {
        double before = meanSquaredError(peer);
        double after = before;
        for (int done = 0; done < LEARNING_STEPS && !(after < LEARNED * before); done += PATIENCE_STEPS) {
            for (int n = 0; n < PATIENCE_STEPS; n += SAMPLES) {
                peer.trainEach(0, SAMPLES);
            }
            after = meanSquaredError(peer);
        }
        result.setProperty("error.before", Double.toString(before));
        result.setProperty("error.after", Double.toString(after));
        if (!(after < LEARNED * before)) {
            result.setProperty("failed", "its error was " + before + " before and " + after + " after training");
        }
    }

    private double meanSquaredError(Peer peer) throws Exception {
        float[] answer = new float[exercise.outputSize()];
        double sum = 0;
        for (int n = 0; n < SAMPLES; n++) {
            peer.query(n, answer);
            for (int k = 0; k < answer.length; k++) {
                double error = exercise.targets()[n][k] - answer[k];
                sum += error * error;
            }
        }
        return sum / (SAMPLES * answer.length);
    }
}

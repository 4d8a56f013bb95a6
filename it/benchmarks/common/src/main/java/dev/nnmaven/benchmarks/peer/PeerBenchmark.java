package dev.nnmaven.benchmarks.peer;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Every {@link Work}, on the peer and the exercise that system properties name. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerBenchmark {
    static final String PEER = "peer.class";
    static final String FOLDER = "peer.exercise";
    static final String WORK = "peer.work";
    static final String PATIENCE = "peer.patience";

    private static final int RUN = 100;
    private static final int BATCH = 64;
    private static final int QUERIES = 1000;

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_WARMUP = TimeUnit.SECONDS.toNanos(12);
    private static final double SHORTER = 0.97;

    private Peer peer;
    private int samples;
    private float[] answer;
    private float[][] answers;
    private int position;

    /** How many samples a call of the method takes. */
    static int samplesPerCall(Work work) {
        return switch (work) {
            case ONLINE -> RUN;
            case BATCH, BATCH2 -> BATCH;
            case QUERIES -> QUERIES;
            case CALLS, QUERY -> 1;
        };
    }

    @Setup
    public void prepare() throws Exception {
        Exercise exercise = Exercise.read(Path.of(System.getProperty(FOLDER)));
        peer = Check.open(Class.forName(System.getProperty(PEER)), exercise);
        Work work = Work.of(System.getProperty(WORK));
        if (work == Work.BATCH2) {
            peer.threads(2);
        }
        samples = exercise.inputs().length;
        answer = new float[exercise.outputSize()];
        answers = new float[QUERIES][exercise.outputSize()];
        warmUp(work, TimeUnit.MILLISECONDS.toNanos(Long.getLong(PATIENCE)));
    }

    /**
     * Works until the time per call has not become shorter for a while. That takes from half a second to several, as the
     * JVM compiles some code much later than other.
     */
    private void warmUp(Work work, long patience) throws Exception {
        long start = System.nanoTime();
        long improved = start;
        long now = start;
        double best = Double.POSITIVE_INFINITY;
        while (now - improved < patience && now - start < LONGEST_WARMUP) {
            long windowStart = now;
            int calls = 0;
            do {
                call(work);
                calls++;
                now = System.nanoTime();
            } while (now - windowStart < WINDOW);
            double perCall = (double) (now - windowStart) / calls;
            if (perCall < SHORTER * best) {
                best = perCall;
                improved = now;
            }
        }
    }

    private void call(Work work) throws Exception {
        switch (work) {
            case ONLINE -> online();
            case CALLS -> calls();
            case BATCH -> batch();
            case BATCH2 -> batch2();
            case QUERY -> query();
            case QUERIES -> queries();
        }
    }

    @TearDown
    public void close() throws Exception {
        peer.close();
    }

    /** The next samples in turn, so that no answer can be reused. */
    private int take(int count) {
        int from = position + count > samples ? 0 : position;
        position = from + count;
        return from;
    }

    @Benchmark
    public void online() throws Exception {
        int from = take(RUN);
        peer.trainEach(from, from + RUN);
    }

    @Benchmark
    public void calls() throws Exception {
        peer.train(take(1));
    }

    @Benchmark
    public void batch() throws Exception {
        int from = take(BATCH);
        peer.trainBatch(from, from + BATCH);
    }

    @Benchmark
    public void batch2() throws Exception {
        batch();
    }

    @Benchmark
    public float[] query() throws Exception {
        peer.query(take(1), answer);
        return answer;
    }

    @Benchmark
    public float[][] queries() throws Exception {
        int from = take(QUERIES);
        peer.queryBatch(from, from + QUERIES, answers);
        return answers;
    }
}

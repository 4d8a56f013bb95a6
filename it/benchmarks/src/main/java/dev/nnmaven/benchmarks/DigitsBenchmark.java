package dev.nnmaven.benchmarks;

import dev.nnmaven.runtime.data.Samples;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The network of the book, 784-200-10, where loops count. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DigitsBenchmark {
    private Samples samples;
    private TextbookNetwork textbook;
    private DigitsNetwork generated;
    private float[] answer;
    private int next;

    @Setup
    public void prepare() throws IOException {
        samples = Inputs.digits();
        textbook = new TextbookNetwork(784, 200, 10, 42);
        generated = new DigitsNetwork(42);
        answer = new float[samples.targetSize()];
    }

    /** The next sample in turn, so that no answer can be reused. */
    private int next() {
        next = next + 1 == samples.size() ? 0 : next + 1;
        return next;
    }

    @Benchmark
    public void textbookTrain() {
        int n = next();
        textbook.train(samples.input(n), samples.target(n));
    }

    @Benchmark
    public void generatedTrain() {
        int n = next();
        generated.train(samples.input(n), samples.target(n));
    }

    @Benchmark
    public float[] textbookQuery() {
        textbook.query(samples.input(next()), answer);
        return answer;
    }

    @Benchmark
    public float[] generatedQuery() {
        generated.query(samples.input(next()), answer);
        return answer;
    }
}

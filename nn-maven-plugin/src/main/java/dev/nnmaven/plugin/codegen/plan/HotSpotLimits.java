package dev.nnmaven.plugin.codegen.plan;

/** What HotSpot's compiler and the processor's caches can do with generated code, and what follows from it. */
public final class HotSpotLimits {

    /** A longer method is never compiled ({@code -XX:-DontCompileHugeMethods} is off by default). */
    public static final int MAX_METHOD_BYTECODES = 8_000;

    /**
     * Weights and biases of a network that becomes straight-line code. The longest method, train, spends at most about
     * 45 bytecodes on a weight (13 forward, 13 to send the error back, 19 to update; the proportional rule 7 more for
     * sums of weights), so that 128 stay below {@link #MAX_METHOD_BYTECODES} with room for activations. Beyond it, rows
     * are long enough for vector loops to win.
     */
    static final int STRAIGHT_LINE_WEIGHTS = 128;

    /** Weights of one layer that becomes straight-line code inside a network of loops. */
    static final int UNROLLED_LAYER_WEIGHTS = 64;

    /**
     * Weights of a layer that is run over in tiles. 4,096 floats are half of a first-level cache of 32 KiB: a smaller
     * layer is still there when the next sample wants it.
     */
    static final int LARGE_LAYER_WEIGHTS = 4_096;

    /**
     * Rows shorter than one 512-bit vector of floats stay scalar: C2 peels iterations before and after its vector loop,
     * and a vector of the Vector API would not fit into the row.
     */
    public static final int SHORTEST_VECTOR_ROW = 16;

    /** Panels hold 64 of each number that a layer reads or writes, and no array holds more than 2³¹. */
    static final int LONGEST_VECTOR_ROW = 1 << 24;

    /**
     * Rows that one inner loop reads. Four save three of four loads and stores of the sums; from eight on the loop body
     * is too big to be unrolled, and C2 gives up vectorising it.
     */
    public static final int ROWS_PER_PASS = 4;

    /**
     * Bits of the partial sums of a dot product. C2 keeps the order of float additions, so one sum waits four cycles for
     * each addition; eight of them keep two adders busy. The widest vector has as many lanes as there are sums, so that
     * it gives the same bits.
     */
    public static final int PARTIAL_SUMS_BITS = 512;

    /**
     * Results, and rows added to each, in one inner loop over a batch: with eight products the loop is still
     * vectorised, and each row that is loaded serves four results. Measured on 784 × 200: 5.9 µs a sample, against 6.3
     * for two results of four rows and 8.4 for one result of four rows.
     */
    public static final int PANEL_RESULTS = 4;

    public static final int PANEL_ROWS = 2;

    /**
     * Sums that a kernel in vector instructions keeps in registers for one sample: with a factor and a row they fill
     * the 16 registers of AVX2, and 13 vectors of 512 bits hold 200 floats.
     */
    public static final int VECTOR_SUMS = 13;

    /**
     * Steps of columns that stay in registers beside as many sums; the others are read again for each row. With 13 of both
     * HotSpot keeps six sums on the stack, depending on what it saw of the loop so far. In some processes nothing is lost by
     * it, in others a row takes twice as long, which is likely a matter of how the stack is aligned to cache lines. Measured on 784 × 200 with the serial collector: an epoch of 60,000
     * samples takes 0.63 to 1.20 s with 13, in 8 runs, and 0.66 to 0.82 s with 11.
     */
    public static final int VECTOR_STEPS = 11;

    /**
     * Rows of the tile of two vectors that a batch kernel keeps in registers. With AVX2's 16 registers four rows are 8
     * sums beside 2 vectors and a factor; twelve sums would fit by count, but C2 spills then, which takes three times as
     * long, so that three vectors share two rows there. AVX-512's 32 registers hold twice as many rows: 8 × 2 reach 0.92 of
     * what the processor can do, in a loop of their own, 8 × 3 0.94, 4 × 3 half of it.
     */
    public static final int TILE_ROWS = 4;

    /**
     * Multiply-adds below which a batch stays in one thread: some 20 µs of work, several times what it costs to hand
     * half of it to a second thread and to wait for it.
     */
    public static final long PARALLEL_MULTIPLY_ADDS = 1_000_000;

    /**
     * Multiply-adds of a first layer whose inputs a batch takes in two halves, in vector instructions. A thread then reads the
     * rows of weights that it has changed in the step before, where otherwise half of them come from another processor's
     * cache, and no two threads bring the same weights into panels. Measured on 784 × 200 at batch 64: 4.5 µs a sample
     * with two threads, against 5.05; with one thread 1 % more (3 % on JDK 25). One more meeting of the threads costs a
     * microsecond; a layer of 16,384 weights takes 20 for its sums of 64 samples.
     */
    static final int HALVED_MULTIPLY_ADDS = 16_384;

    /**
     * Weights of a layer whose step an optimizer takes in several threads, if a batch has them. Adam takes 0.7 ns for a
     * weight, so that this is some 20 µs of work.
     */
    static final int SHARED_STEP_WEIGHTS = 32_768;

    private HotSpotLimits() {}
}

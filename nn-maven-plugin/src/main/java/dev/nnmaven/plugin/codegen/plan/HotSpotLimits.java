package dev.nnmaven.plugin.codegen.plan;

/** What HotSpot's compiler can do with generated code, and what follows from it. */
public final class HotSpotLimits {

    /** A longer method is never compiled ({@code -XX:-DontCompileHugeMethods} is off by default). */
    public static final int MAX_METHOD_BYTECODES = 8_000;

    /**
     * Weights and biases of a network that becomes straight-line code. The longest method, train, spends at most about
     * 45 bytecodes on a weight (13 forward, 13 to send the error back, 19 to update), so that 128 stay below
     * {@link #MAX_METHOD_BYTECODES} with room for activations. Beyond it, rows are long enough for vector loops to win.
     */
    static final int STRAIGHT_LINE_WEIGHTS = 128;

    /** Weights of one layer that becomes straight-line code inside a network of loops. */
    static final int UNROLLED_LAYER_WEIGHTS = 64;

    /**
     * Rows shorter than one 512-bit vector of floats stay scalar: C2 peels iterations before and after its vector loop.
     */
    static final int SHORTEST_VECTOR_ROW = 16;

    /**
     * Rows that one inner loop reads. Four save three of four loads and stores of the sums; from eight on the loop body
     * is too big to be unrolled, and C2 gives up vectorising it.
     */
    public static final int ROWS_PER_PASS = 4;

    /**
     * Partial sums of a dot product. C2 keeps the order of float additions, so one sum waits four cycles for each
     * addition; eight of them keep two adders busy.
     */
    public static final int PARTIAL_SUMS = 8;

    private HotSpotLimits() {}
}

package dev.nnmaven.runtime.math;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether generated classes may use the vector instructions of the processor: decided once per JVM, by the system
 * property {@code nn.vector}, by whether the module {@code jdk.incubator.vector} is there, and by whether it pays.
 *
 * <table>
 *   <caption>Values of {@code nn.vector}</caption>
 *   <tr><td>{@code auto}</td><td>if possible, and if there are two processors at least; the default</td></tr>
 *   <tr><td>{@code on}</td><td>if possible</td></tr>
 *   <tr><td>{@code exact}</td><td>as {@code auto}, and such as give the bits of plain Java for batches too</td></tr>
 *   <tr><td>{@code off}</td><td>never</td></tr>
 * </table>
 *
 * <p>A network that could use vectors but does not is reported once per JVM, in the {@link System.Logger}
 * {@code dev.nnmaven}.
 */
public final class VectorUnit {
    /** With fewer it does not pay; with more the shortest rows that generated loops run along would be too short. */
    private static final int LEAST_BITS = 128;

    private static final int MOST_BITS = 512;

    /**
     * The first message of a JVM's life takes longer than all else up to the first answer of a network. So a program
     * that asks one question and ends gets no message; it would not be faster with vectors.
     */
    private static final long LOG_DELAY_MILLIS = 200;

    /** With one processor the message would take a tenth of the first second's answers. */
    private static final long LOG_DELAY_MILLIS_OF_ONE = 2_000;

    private static final String MODE = System.getProperty("nn.vector", "auto");
    private static final boolean OFF = MODE.equals("off");
    private static final boolean EXACT = MODE.equals("exact");
    private static final boolean ON = MODE.equals("on");

    /** Calls in one look at the clock: with an instruction 5 µs before they are compiled, without it 2 ms. */
    private static final int TRIAL_CALLS = 100;

    /** The quickest one counts, since other processes may hold up some. */
    private static final int TRIALS = 5;

    /** What a coarse clock may be off by. */
    private static final long CLOCK_NANOS = 1_000;

    /** Before both are compiled, an instruction takes as long as any other, and its replacement a hundred times as long. */
    private static final int SLOWER = 10;

    /** Set while the next is found out; 0 if that ends before. */
    private static int bits;

    /** Why vectors cannot be used, or null. */
    private static final String OBSTACLE = OFF ? null : obstacle(System.getProperty("java.vm.info", ""));

    private static final Set<Class<?>> PREPARED = new HashSet<>();

    /** Names of classes that use vectors. */
    private static final Set<String> USERS = new HashSet<>();

    private static boolean reported;
    private static boolean reportedSlow;

    private VectorUnit() {}

    /**
     * {@return whether to use vector instructions} No class that needs the module may be loaded otherwise.
     *
     * @param network qualified name of the generated class, for the message; only the first one asking is named
     */
    public static boolean usable(String network) {
        report(network);
        boolean usable = !OFF && OBSTACLE == null;
        if (usable) {
            synchronized (USERS) {
                USERS.add(network);
            }
        }
        return usable;
    }

    /**
     * {@return whether a network rounds otherwise in batches than in plain Java: it asked whether vectors are
     * {@linkplain #usable usable}, and they are, not such as give the bits of plain Java}
     *
     * @param network qualified name of its class
     */
    public static boolean fuses(String network) {
        synchronized (USERS) {
            return !EXACT && USERS.contains(network);
        }
    }

    /**
     * {@return how long the vectors of this processor are that generated classes use} Some sums of batches depend on
     * that.
     */
    public static int bits() {
        return bits;
    }

    /**
     * {@return whether vector instructions must give the bits of plain Java for batches too: no fused multiply-add,
     * sums in the same order}
     */
    public static boolean exact() {
        return EXACT;
    }

    /**
     * Runs preparations once in the life of a JVM, whoever asks. Others wait until they are done.
     *
     * @param element of vectors
     * @param forAll run first, for vectors of any elements
     * @param forElement for vectors of these
     */
    public static void prepare(Class<?> element, Runnable forAll, Runnable forElement) {
        synchronized (PREPARED) {
            if (PREPARED.isEmpty()) {
                forAll.run();
            }
            if (!PREPARED.contains(element)) {
                forElement.run();
                PREPARED.add(element);
            }
        }
    }

    /**
     * With one, the compiler and what it compiles for take turns: 60,000 steps of 784-200-10 take 2 to 3 times as long as in
     * plain Java, the first batches wait 9 seconds, and the first second has a quarter of the answers.
     */
    private static boolean oneProcessor() {
        return Runtime.getRuntime().availableProcessors() == 1;
    }

    /** Without lambdas and string concatenation on the way to a plain yes: the first of a JVM takes 10 ms each. */
    private static String obstacle(String vmInfo) {
        Class<?> vectors;
        try {
            // The JDK defines this module to the bootstrap loader. Looking for it in the boot layer takes 10 ms.
            vectors = Class.forName("jdk.incubator.vector.FloatVector", false, null);
        } catch (ClassNotFoundException e) {
            return "the module jdk.incubator.vector is missing; start java with --add-modules jdk.incubator.vector";
        }
        if (!ON && oneProcessor()) {
            return "java has one processor, which compiling them would take for seconds;"
                    + " -Dnn.vector=on uses them all the same";
        }
        // Only the optimising compiler knows vectors; anything less calls a method for each operation.
        if (vmInfo.contains("interpreted") || vmInfo.contains("emulated-client")) {
            return "this JVM runs without its optimising compiler (" + vmInfo
                    + "); start java without -Xint and -XX:TieredStopAtLevel";
        }
        try {
            Object species = vectors.getField("SPECIES_PREFERRED").get(null);
            bits = (int) Class.forName("jdk.incubator.vector.VectorSpecies", false, null)
                    .getMethod("vectorBitSize")
                    .invoke(species);
            if (bits < LEAST_BITS || bits > MOST_BITS) {
                return "vectors have " + bits + " bits on this processor, expected " + LEAST_BITS + " to " + MOST_BITS;
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            return "jdk.incubator.vector is not as expected in this JDK (" + e + ")";
        }
        return EXACT || fusesProducts()
                ? null
                : "the processor has no fused multiply-add, or java was told not to use it (-XX:-UseFMA, -XX:UseAVX=0);"
                        + " -Dnn.vector=exact computes in vector instructions without it";
    }

    /**
     * Whether the processor multiplies and adds in one instruction. Otherwise Java computes the same with decimal numbers of
     * any length, and a batch takes ten thousand times as long. Only time tells: what else knows is in modules that an image
     * of the JDK may be without.
     */
    private static boolean fusesProducts() {
        long fused = Long.MAX_VALUE;
        long other = Long.MAX_VALUE;
        double x = 0.1;
        for (int i = 0; i < TRIALS; i++) {
            long begin = System.nanoTime();
            for (int n = 0; n < TRIAL_CALLS; n++) {
                x = Math.fma(x, 0.3, 0.7);
            }
            long middle = System.nanoTime();
            for (int n = 0; n < TRIAL_CALLS; n++) {
                x = Math.sqrt(x);
            }
            fused = Math.min(fused, middle - begin);
            other = Math.min(other, System.nanoTime() - middle);
        }
        // That x is above 0 is always true, and keeps HotSpot from leaving both loops out.
        return fused < SLOWER * Math.max(other, CLOCK_NANOS) && x > 0;
    }

    /**
     * Says once per JVM that batches are slow, because HotSpot has not compiled their loops for seconds.
     *
     * @param network qualified name of the generated class
     */
    public static synchronized void reportSlow(String network) {
        if (!reportedSlow) {
            reportedSlow = true;
            System.getLogger("dev.nnmaven")
                    .log(
                            Level.WARNING,
                            network + " is slow in batches until its vector instructions are compiled, which this JVM"
                                    + " has not done for seconds. If that is not for want of processors, start java with"
                                    + " -Dnn.vector=off for plain Java, or with its optimising compiler, C2");
        }
    }

    private static synchronized void report(String network) {
        boolean unknown = !MODE.equals("auto") && !EXACT && !ON && !OFF;
        if (reported || OBSTACLE == null && !unknown) {
            return;
        }
        reported = true;
        Runnable report = new Runnable() {
            @Override
            public void run() {
                System.Logger logger = System.getLogger("dev.nnmaven");
                if (unknown) {
                    logger.log(
                            Level.WARNING,
                            "nn.vector is \"" + MODE + "\", expected auto, on, off or exact; auto is used");
                }
                if (OBSTACLE != null) {
                    logger.log(
                            Level.INFO,
                            network + " computes in plain Java, without vector instructions: " + OBSTACLE
                                    + " (-Dnn.vector=off silences this message)");
                }
            }
        };
        long delay = oneProcessor() ? LOG_DELAY_MILLIS_OF_ONE : LOG_DELAY_MILLIS;
        Thread reporter = new Thread(new Delayed(delay, report), "nn-maven-report");
        reporter.setDaemon(true);
        reporter.start();
    }
}

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
 *   <tr><td>{@code auto}</td><td>if possible; the default</td></tr>
 *   <tr><td>{@code exact}</td><td>if possible, and such as give the bits of plain Java for batches too</td></tr>
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

    private static final String MODE = System.getProperty("nn.vector", "auto");
    private static final boolean OFF = MODE.equals("off");
    private static final boolean EXACT = MODE.equals("exact");

    /** Why vectors cannot be used, or null. */
    private static final String OBSTACLE = OFF ? null : obstacle(System.getProperty("java.vm.info", ""));

    private static final Set<Class<?>> PREPARED = new HashSet<>();

    private static boolean reported;

    private VectorUnit() {}

    /**
     * Whether to use vector instructions. No class that needs the module may be loaded otherwise.
     *
     * @param network qualified name of the generated class, for the message; only the first one asking is named
     */
    public static boolean usable(String network) {
        report(network);
        return !OFF && OBSTACLE == null;
    }

    /**
     * Whether vector instructions must give the bits of plain Java for batches too: no fused multiply-add, sums in the
     * same order.
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

    /** Without lambdas and string concatenation on the way to a plain yes: the first of a JVM takes 10 ms each. */
    private static String obstacle(String vmInfo) {
        Class<?> vectors;
        try {
            // The JDK defines this module to the bootstrap loader. Looking for it in the boot layer takes 10 ms.
            vectors = Class.forName("jdk.incubator.vector.FloatVector", false, null);
        } catch (ClassNotFoundException e) {
            return "the module jdk.incubator.vector is missing; start java with --add-modules jdk.incubator.vector";
        }
        // Only the optimising compiler knows vectors; anything less calls a method for each operation.
        if (vmInfo.contains("interpreted") || vmInfo.contains("emulated-client")) {
            return "this JVM runs without its optimising compiler (" + vmInfo
                    + "); start java without -Xint and -XX:TieredStopAtLevel";
        }
        try {
            Object species = vectors.getField("SPECIES_PREFERRED").get(null);
            int bits = (int) Class.forName("jdk.incubator.vector.VectorSpecies", false, null)
                    .getMethod("vectorBitSize")
                    .invoke(species);
            return bits >= LEAST_BITS && bits <= MOST_BITS
                    ? null
                    : "vectors have " + bits + " bits on this processor, expected " + LEAST_BITS + " to " + MOST_BITS;
        } catch (ReflectiveOperationException | LinkageError e) {
            return "jdk.incubator.vector is not as expected in this JDK (" + e + ")";
        }
    }

    private static synchronized void report(String network) {
        boolean unknown = !MODE.equals("auto") && !EXACT && !OFF;
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
                            Level.WARNING, "nn.vector is \"" + MODE + "\", expected auto, off or exact; auto is used");
                }
                if (OBSTACLE != null) {
                    logger.log(
                            Level.INFO,
                            network + " computes in plain Java, without vector instructions: " + OBSTACLE
                                    + " (-Dnn.vector=off silences this message)");
                }
            }
        };
        Thread reporter = new Thread(new Delayed(LOG_DELAY_MILLIS, report), "nn-maven-report");
        reporter.setDaemon(true);
        reporter.start();
    }
}

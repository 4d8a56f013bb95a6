package dev.nnmaven.runtime.contract;

import dev.nnmaven.runtime.internal.Texts;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices raw features where a network takes scaled inputs, and says so once for each class of networks, in the {@link
 * System.Logger} {@code dev.nnmaven}. It looks at the first thousand questions to a network with a scaling, and costs a
 * network nothing afterwards. Those that a training, a report or {@code queryRaw} asks count too: to tell them apart would
 * take more time than the look. Thread-safe. For generated code.
 *
 * <p>Inputs look raw if one of them is far from the range that scaled ones are in, and all would be much nearer if they were
 * scaled. Features that are small anyway cannot be told from scaled ones.
 */
public final class UnscaledInputs {
    private static final int LOOKS = 1000;

    /** Standard deviations, or widths of the range of the data: scaled inputs are rarely beyond. */
    private static final double FAR = 4;

    /** An outlier among scaled inputs hardly happens to be so much nearer as a raw one. */
    private static final double NEARER = 2;

    /** Whether it was said of networks of that class. Does not hold classes that nobody else needs. */
    private static final ClassValue<AtomicBoolean> TOLD = new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> network) {
            return new AtomicBoolean();
        }
    };

    /** More frames than a query has up to who asks. */
    private static final int DEEPEST = 16;

    private static final String RUNTIME = "dev.nnmaven.runtime.";

    private final String network;
    private final ModelContract contract;
    private final double[] offsets;
    private final double[] scales;
    private final AtomicInteger left = new AtomicInteger(LOOKS);

    private UnscaledInputs(String network, ModelContract contract) {
        this.network = network;
        this.contract = contract;
        this.offsets = contract.inputScaling().offsets();
        this.scales = contract.inputScaling().scales();
    }

    /**
     * Begins to look at what a network is asked.
     *
     * @param network its class, qualified
     * @param contract what the network knows of its inputs
     * @return null if its inputs are not scaled
     */
    public static UnscaledInputs of(String network, ModelContract contract) {
        return contract.inputScaling().isNone() ? null : new UnscaledInputs(network, contract);
    }

    /**
     * Looks at what a network is asked.
     *
     * @param inputs of any length, or null: what is not as wide as the scaling is not looked at
     * @return null if there is no need to look any more
     */
    public UnscaledInputs see(float[] inputs) {
        if (inputs == null || inputs.length != offsets.length) {
            return this;
        }
        int worst = 0;
        double nearer = 0;
        for (int i = 0; i < inputs.length; i++) {
            worst = Math.abs(inputs[i]) > Math.abs(inputs[worst]) ? i : worst;
            nearer = Math.max(nearer, Math.abs(inputs[i] - offsets[i]) / scales[i]);
        }
        return looksRaw(inputs[worst], nearer) ? seenRaw(worst, inputs[worst]) : seen();
    }

    /**
     * As {@link #see(float[])}.
     *
     * @param inputs of the query, as the network got them
     * @return null if there is no need to look any more, otherwise what to ask the next time
     */
    public UnscaledInputs see(double[] inputs) {
        if (inputs == null || inputs.length != offsets.length) {
            return this;
        }
        int worst = 0;
        double nearer = 0;
        for (int i = 0; i < inputs.length; i++) {
            worst = Math.abs(inputs[i]) > Math.abs(inputs[worst]) ? i : worst;
            nearer = Math.max(nearer, Math.abs(inputs[i] - offsets[i]) / scales[i]);
        }
        return looksRaw(inputs[worst], nearer) ? seenRaw(worst, inputs[worst]) : seen();
    }

    /**
     * As {@link #see(float[])}, at the first of several rows.
     *
     * @param inputs of the query, as the network got them
     * @return null if there is no need to look any more, otherwise what to ask the next time
     */
    public UnscaledInputs see(float[][] inputs) {
        return inputs.length == 0 ? this : see(inputs[0]);
    }

    /**
     * As {@link #see(float[])}, at the first of several rows.
     *
     * @param inputs of the query, as the network got them
     * @return null if there is no need to look any more, otherwise what to ask the next time
     */
    public UnscaledInputs see(double[][] inputs) {
        return inputs.length == 0 ? this : see(inputs[0]);
    }

    private boolean looksRaw(double found, double nearer) {
        return Math.abs(found) > FAR && Math.abs(found) > NEARER * nearer;
    }

    private UnscaledInputs seen() {
        return left.decrementAndGet() > 0 ? this : null;
    }

    /** Only who asks with inputs that look raw is looked for, which takes some microseconds. */
    private UnscaledInputs seenRaw(int place, Number found) {
        List<StackFrame> frames = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(stack -> stack.limit(DEEPEST).toList());
        if (askedByRuntime(frames)) {
            return seen();
        }
        if (left.getAndSet(0) > 0 && TOLD.get(networkClass(frames)).compareAndSet(false, true)) {
            System.getLogger("dev.nnmaven").log(System.Logger.Level.WARNING, warning(place, found));
        }
        return null;
    }

    private String warning(int place, Number found) {
        return network + ".query takes scaled inputs, and was asked with some that look raw: found " + found
                + " at place "
                + place + Texts.inBrackets(contract.features(), place) + ", which would be "
                + (float) contract.inputScaling().apply(place, found.doubleValue())
                + " scaled. queryRaw takes features as they are in the data, and so do the methods for records;"
                + " contract().scale makes what query takes";
    }

    /** Whether {@code queryRaw}, a training or a report asks, with inputs that it has scaled. */
    private boolean askedByRuntime(List<StackFrame> frames) {
        return frames.stream()
                .filter(frame -> !isQuery(frame))
                .findFirst()
                .filter(frame -> frame.getClassName().startsWith(RUNTIME))
                .isPresent();
    }

    /** Several class loaders may have one of that name. */
    private Class<?> networkClass(List<StackFrame> frames) {
        return frames.stream()
                .filter(frame -> frame.getClassName().equals(network))
                .<Class<?>>map(StackFrame::getDeclaringClass)
                .findFirst()
                .orElse(UnscaledInputs.class);
    }

    /** Methods of the network that end in {@code query}, and of this class. */
    private boolean isQuery(StackFrame frame) {
        String name = frame.getClassName();
        boolean inherited = name.equals(RUNTIME + "Network") || name.equals(RUNTIME + "DoubleNetwork");
        return name.equals(UnscaledInputs.class.getName())
                || name.equals(network)
                || inherited && !frame.getMethodName().equals("queryRaw");
    }
}

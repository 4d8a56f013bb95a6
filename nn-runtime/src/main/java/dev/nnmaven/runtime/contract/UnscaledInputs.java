package dev.nnmaven.runtime.contract;

import dev.nnmaven.runtime.internal.Texts;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices raw features where a network takes scaled inputs, and says so once, in the {@link System.Logger} {@code
 * dev.nnmaven}. It looks at the first thousand questions to a network with a scaling, and costs a network nothing
 * afterwards. Thread-safe. For generated code.
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
     * @param network its class, qualified
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
        return seen(worst, inputs[worst], nearer);
    }

    /** As {@link #see(float[])}. */
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
        return seen(worst, inputs[worst], nearer);
    }

    /** As {@link #see(float[])}, at the first of several rows. */
    public UnscaledInputs see(float[][] inputs) {
        return inputs.length == 0 ? this : see(inputs[0]);
    }

    /** As {@link #see(float[])}, at the first of several rows. */
    public UnscaledInputs see(double[][] inputs) {
        return inputs.length == 0 ? this : see(inputs[0]);
    }

    private UnscaledInputs seen(int place, double found, double nearer) {
        boolean raw = Math.abs(found) > FAR && Math.abs(found) > NEARER * nearer;
        if (!raw || askedByRuntime()) {
            return left.decrementAndGet() > 0 ? this : null;
        }
        if (left.getAndSet(0) > 0) {
            System.getLogger("dev.nnmaven").log(System.Logger.Level.WARNING, warning(place, found));
        }
        return null;
    }

    private String warning(int place, double found) {
        return network + ".query takes scaled inputs, and was asked with some that look raw: found " + found
                + " at place "
                + place + Texts.inBrackets(contract.features(), place) + ", which would be "
                + (float) contract.inputScaling().apply(place, found)
                + " scaled. queryRaw takes features as they are in the data, and so do the methods for records;"
                + " contract().scale makes what query takes";
    }

    /**
     * Whether {@code queryRaw}, a training or a report asks, with inputs that it has scaled. Only who asks with inputs that
     * look raw is looked for, which takes some microseconds.
     */
    private boolean askedByRuntime() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isQuery(frame)).findFirst())
                .filter(frame -> frame.getClassName().startsWith(RUNTIME))
                .isPresent();
    }

    /** Methods of the network that end in {@code query}, and of this class. */
    private boolean isQuery(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        boolean inherited = name.equals(RUNTIME + "Network") || name.equals(RUNTIME + "DoubleNetwork");
        return name.equals(UnscaledInputs.class.getName())
                || name.equals(network)
                || inherited && !frame.getMethodName().equals("queryRaw");
    }
}

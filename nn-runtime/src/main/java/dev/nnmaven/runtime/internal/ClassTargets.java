package dev.nnmaven.runtime.internal;

/** Tells targets that stand for classes from quantities, by a look at one after the other. */
public final class ClassTargets {
    private static final double THRESHOLD = 0.5;

    private final boolean quantities;
    private final boolean floats;

    /** Two different numbers, as far as there were any. */
    private double one = Double.NaN;

    private double other = Double.NaN;

    /**
     * @param quantities whether the network is made for those, so that only targets of two numbers can be classes
     * @param floats whether targets are shown in the digits of a float
     */
    public ClassTargets(boolean quantities, boolean floats) {
        this.quantities = quantities;
        this.floats = floats;
    }

    /** @return what was found and what was expected, or null if the target stands for a class */
    public String problem(double[] target) {
        if (target.length == 1) {
            return problem(target[0]);
        }
        int largest = 0;
        boolean shares = true;
        for (int k = 0; k < target.length; k++) {
            largest = target[k] > target[largest] ? k : largest;
            shares &= target[k] >= 0 && target[k] <= 1;
        }
        for (int k = 0; k < target.length; k++) {
            if (k != largest && !(target[k] < target[largest])) {
                return "found the targets " + text(target[largest]) + " and " + text(target[k])
                        + ", expected one that is larger than all others, as it tells the class";
            }
            if ((quantities || !shares) && isThird(target[k])) {
                return "found the targets " + text(one) + ", " + text(other) + " and " + text(target[k])
                        + ", expected two numbers, such as 1 for the class and 0 for others";
            }
        }
        return null;
    }

    private String problem(double target) {
        if (!(target >= 0 && target <= 1) || target == THRESHOLD) {
            return "found the target " + text(target)
                    + ", expected 0 to 1 and not 0.5, as one output tells class 0 from class 1";
        }
        if (quantities && isThird(target)) {
            return "found the targets " + text(one) + ", " + text(other) + " and " + text(target)
                    + ", expected two numbers, such as 0 and 1, as one output tells class 0 from class 1";
        }
        return null;
    }

    private String text(double target) {
        return floats ? Float.toString((float) target) : Double.toString(target);
    }

    private boolean isThird(double target) {
        if (Double.isNaN(one)) {
            one = target;
        } else if (target != one && Double.isNaN(other)) {
            other = target;
        }
        return target != one && target != other;
    }
}

package dev.nnmaven.runtime.internal;

/** The class that a vector stands for. */
public final class AnsweredClass {
    private AnsweredClass() {}

    /** The place of the largest number, the first of several; a single number is one of two classes. */
    public static int of(double[] vector) {
        int largest = vector.length == 1 && vector[0] > 0.5 ? 1 : 0;
        for (int k = 1; k < vector.length; k++) {
            largest = vector[k] > vector[largest] ? k : largest;
        }
        return largest;
    }
}

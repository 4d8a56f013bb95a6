package dev.nnmaven.runtime.math;

/** Checks the vectors that callers hand to a network. */
public final class Vectors {

    private Vectors() {}

    /**
     * @param name of the parameter, for the message
     * @throws IllegalArgumentException naming both lengths if they differ
     */
    public static void requireLength(String name, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(name + " has length " + found + ", expected " + expected);
        }
    }

    /**
     * @throws IllegalArgumentException if both are one array, since a network reads its inputs again after it has
     *     written its first outputs
     */
    public static void requireDistinct(Object inputs, Object outputs) {
        if (inputs == outputs) {
            throw new IllegalArgumentException("inputs and outputs are the same array, expected two arrays");
        }
    }
}

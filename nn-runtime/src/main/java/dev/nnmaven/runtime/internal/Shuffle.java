package dev.nnmaven.runtime.internal;

import java.util.Random;

/** Random orders that are the same on every JVM. */
public final class Shuffle {
    private Shuffle() {}

    /** Sets the array to the numbers from 0 to its length−1 in an order that depends on length and seed only. */
    public static void fill(int[] order, long seed) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        // The documentation of this class fixes the numbers drawn; that of Collections.shuffle fixes no order.
        Random random = new Random(seed);
        for (int last = order.length - 1; last > 0; last--) {
            int drawn = random.nextInt(last + 1);
            int kept = order[last];
            order[last] = order[drawn];
            order[drawn] = kept;
        }
    }
}

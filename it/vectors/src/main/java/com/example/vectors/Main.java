package com.example.vectors;

import java.util.Random;

/** Learns ten made-up characters and prints the answer for one of them, whatever the JVM has to compute it with. */
public final class Main {

    private static final int CHARACTERS = 10;
    private static final int PIXELS = 8 * 8;
    private static final int STEPS = 2_000_000;

    private Main() {}

    public static void main(String[] args) {
        float[][] images = images(new Random(7));
        Glyphs network = new GlyphsNetwork();
        // For so long that vector instructions, where there are any, take over in the middle.
        for (int step = 0; step < STEPS; step++) {
            int character = step % CHARACTERS;
            network.train(images[character], target(character));
        }

        StringBuilder line = new StringBuilder(hasVectorApi() ? "with" : "without").append(" the Vector API:");
        for (float output : network.query(images[3])) {
            line.append(' ').append(output);
        }
        System.out.println(line);
    }

    private static boolean hasVectorApi() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static float[][] images(Random random) {
        float[][] images = new float[CHARACTERS][PIXELS];
        for (float[] image : images) {
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                image[pixel] = random.nextBoolean() ? 0.99f : 0.01f;
            }
        }
        return images;
    }

    private static float[] target(int character) {
        float[] target = new float[CHARACTERS];
        target[character] = 1;
        return target;
    }
}

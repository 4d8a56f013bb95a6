package com.example.digits;

import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.data.Samples;
import java.util.Random;

/**
 * Digits turned by random angles, others in each epoch, as if more people had written them: the idea of <i>Make Your Own
 * Neural Network</i>, which adds each digit turned by ten degrees to the left and to the right.
 */
final class RotatedDigits implements SampleSource<Samples> {
    private static final int WIDTH = 28;
    private static final int PART = 2_000;

    /** What a pixel without ink is scaled to. */
    private static final float BACKGROUND = 0.01f;

    private final Samples digits;
    private final double maxDegrees;
    private final Random random = new Random(1);

    RotatedDigits(Samples digits, double maxDegrees) {
        this.digits = digits;
        this.maxDegrees = maxDegrees;
    }

    @Override
    public int inputSize() {
        return digits.inputSize();
    }

    @Override
    public int targetSize() {
        return digits.targetSize();
    }

    @Override
    public long size() {
        return digits.size();
    }

    @Override
    public Reader<Samples> open() {
        return new Reader<>() {
            private int next;

            @Override
            public Samples next() {
                if (next == digits.size()) {
                    return null;
                }
                int from = next;
                next = Math.min(next + PART, digits.size());
                return rotated(from, next);
            }

            @Override
            public void close() {}
        };
    }

    private Samples rotated(int from, int to) {
        float[][] inputs = new float[to - from][];
        float[][] targets = new float[to - from][];
        for (int n = from; n < to; n++) {
            double degrees = maxDegrees * (2 * random.nextDouble() - 1);
            inputs[n - from] = rotate(digits.input(n), Math.toRadians(degrees));
            targets[n - from] = digits.target(n);
        }
        return Samples.of(inputs, targets);
    }

    /** Each pixel comes from the point that is turned to it, between four pixels. */
    static float[] rotate(float[] image, double angle) {
        float[] rotated = new float[image.length];
        double centre = (WIDTH - 1) / 2.0;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int row = 0; row < WIDTH; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double y = centre + cos * (row - centre) - sin * (column - centre);
                double x = centre + sin * (row - centre) + cos * (column - centre);
                int top = (int) Math.floor(y);
                int left = (int) Math.floor(x);
                double down = y - top;
                double right = x - left;
                double upper = (1 - right) * pixel(image, top, left) + right * pixel(image, top, left + 1);
                double lower = (1 - right) * pixel(image, top + 1, left) + right * pixel(image, top + 1, left + 1);
                rotated[row * WIDTH + column] = (float) ((1 - down) * upper + down * lower);
            }
        }
        return rotated;
    }

    private static float pixel(float[] image, int row, int column) {
        boolean inside = row >= 0 && row < WIDTH && column >= 0 && column < WIDTH;
        return inside ? image[row * WIDTH + column] : BACKGROUND;
    }
}

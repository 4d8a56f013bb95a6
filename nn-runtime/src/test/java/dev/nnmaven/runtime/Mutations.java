package dev.nnmaven.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Damages a file in the ways that files get damaged: flipped bits, lost, doubled, moved and foreign parts. */
public final class Mutations {
    private static final byte[][] FOREIGN = {
        {0, 0, 0, 0},
        {-1, -1, -1, -1},
        {0x7f, -1, -1, -1},
        {'"'},
        {'{', '['},
        {','},
        {'\n'},
        {'\r'},
        {'9', '9', '9'},
        {'-'}
    };

    private final Random random;
    private final byte[] original;

    public Mutations(long seed, byte[] original) {
        this.random = new Random(seed);
        this.original = original;
    }

    /** The original with one to three changes; never the original itself. */
    public byte[] next() {
        byte[] mutated = original;
        do {
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                mutated = changed(mutated);
            }
        } while (Arrays.equals(mutated, original));
        return mutated;
    }

    /** A refusal names file, place, what was found and what was expected. */
    public static void requireComplete(Path file, FileFormatException refusal) {
        String message = refusal.getMessage();
        boolean damaged =
                message.startsWith(file + ": ") && message.contains(": found ") && message.contains(", expected ");
        boolean unfit = message.startsWith(file + " does not fit ")
                && message.contains(": expected ")
                && message.contains(" found ");
        if (!damaged && !unfit) {
            throw new AssertionError("incomplete message: " + message, refusal);
        }
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
        switch (random.nextInt(8)) {
            case 0, 1:
                return flipped(bytes);
            case 2:
                return Arrays.copyOf(bytes, at);
            case 3:
                return spliced(bytes, at, length, new byte[0]);
            case 4:
                return spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 5:
                byte[] noise = new byte[1 + random.nextInt(8)];
                random.nextBytes(noise);
                return spliced(bytes, at, random.nextBoolean() ? 0 : length, noise);
            case 6:
                byte[] foreign = FOREIGN[random.nextInt(FOREIGN.length)];
                return spliced(bytes, at, Math.min(foreign.length, bytes.length - at), foreign);
            default:
                byte[] elsewhere = Arrays.copyOfRange(bytes, at, at + length);
                return spliced(bytes, random.nextInt(bytes.length + 1), 0, elsewhere);
        }
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(added);
        out.write(bytes, at + removed, bytes.length - at - removed);
        return out.toByteArray();
    }
}

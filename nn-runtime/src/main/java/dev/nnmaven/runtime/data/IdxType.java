package dev.nnmaven.runtime.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The types of numbers in IDX files. */
enum IdxType {
    UNSIGNED_BYTE(0x08, Byte.BYTES, Byte.BYTES) {
        @Override
        Object decode(ByteBuffer bytes) {
            return bytes.array();
        }
    },
    SIGNED_BYTE(0x09, Byte.BYTES, Float.BYTES) {
        @Override
        Object decode(ByteBuffer bytes) {
            float[] values = new float[bytes.remaining()];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.get(i);
            }
            return values;
        }
    },
    SHORT(0x0b, Short.BYTES, Float.BYTES) {
        @Override
        Object decode(ByteBuffer bytes) {
            float[] values = new float[bytes.remaining() / bytes()];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getShort(bytes() * i);
            }
            return values;
        }
    },
    INT(0x0c, Integer.BYTES, Double.BYTES) {
        @Override
        Object decode(ByteBuffer bytes) {
            double[] values = new double[bytes.remaining() / bytes()];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getInt(bytes() * i);
            }
            return values;
        }
    },
    FLOAT(0x0d, Float.BYTES, Float.BYTES) {
        @Override
        Object decode(ByteBuffer bytes) {
            float[] values = new float[bytes.remaining() / bytes()];
            bytes.asFloatBuffer().get(values);
            return values;
        }
    },
    DOUBLE(0x0e, Double.BYTES, Double.BYTES) {
        @Override
        Object decode(ByteBuffer bytes) {
            double[] values = new double[bytes.remaining() / bytes()];
            bytes.asDoubleBuffer().get(values);
            return values;
        }
    };

    private final int code;
    private final int bytes;
    private final int memory;

    IdxType(int code, int bytes, int memory) {
        this.code = code;
        this.bytes = bytes;
        this.memory = memory;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** Bytes of one number in the array that it is decoded to. */
    int memory() {
        return memory;
    }

    /**
     * The smallest array, of those a table takes, that holds all numbers of the type.
     *
     * @param bytes all of a big-endian array, which may become the result
     */
    abstract Object decode(ByteBuffer bytes);

    /** The type of that code, or null. */
    static IdxType of(byte code) {
        for (IdxType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /** All codes, for messages. */
    static String codes() {
        return Arrays.stream(values())
                .map(type -> String.format("0x%02X", type.code))
                .collect(Collectors.joining(", "));
    }

    /** Index of the first number that is NaN or infinite, or -1. */
    static int firstNotFinite(Object values) {
        if (values instanceof float[] floats) {
            for (int i = 0; i < floats.length; i++) {
                if (!Float.isFinite(floats[i])) {
                    return i;
                }
            }
        } else if (values instanceof double[] doubles) {
            for (int i = 0; i < doubles.length; i++) {
                if (!Double.isFinite(doubles[i])) {
                    return i;
                }
            }
        }
        return -1;
    }
}

package dev.nnmaven.runtime.weights;

import java.nio.ByteBuffer;

/** The two types of numbers in a weights file, named as the format names them. */
enum ElementType {
    F32(Float.BYTES) {
        @Override
        Object newArray(int length) {
            return new float[length];
        }

        @Override
        void put(Object values, int count, ByteBuffer bytes) {
            bytes.asFloatBuffer().put((float[]) values, 0, count);
        }

        @Override
        void get(ByteBuffer bytes, Object values, int count) {
            bytes.asFloatBuffer().get((float[]) values, 0, count);
        }
    },
    F64(Double.BYTES) {
        @Override
        Object newArray(int length) {
            return new double[length];
        }

        @Override
        void put(Object values, int count, ByteBuffer bytes) {
            bytes.asDoubleBuffer().put((double[]) values, 0, count);
        }

        @Override
        void get(ByteBuffer bytes, Object values, int count) {
            bytes.asDoubleBuffer().get((double[]) values, 0, count);
        }
    };

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** A {@code float[]} or {@code double[]} of zeros. */
    abstract Object newArray(int length);

    /** Writes the first numbers of an array of this type at the buffer's position, which stays. */
    abstract void put(Object values, int count, ByteBuffer bytes);

    /** Reads numbers at the buffer's position, which stays, into an array of this type. */
    abstract void get(ByteBuffer bytes, Object values, int count);

    /** The type of that name, or null. */
    static ElementType named(String name) {
        for (ElementType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }
}

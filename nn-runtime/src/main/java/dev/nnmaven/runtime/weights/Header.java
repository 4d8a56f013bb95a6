package dev.nnmaven.runtime.weights;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What the header of a weights file says.
 *
 * @param tensors in the order of their data
 * @param metadata our own entries only: those whose key starts with {@code nn.}
 * @param dataStart position of the first byte of data in the file
 */
record Header(List<Entry> tensors, Map<String, String> metadata, long dataStart) {
    static final String METADATA = "__metadata__";
    static final String OUR_PREFIX = "nn.";
    static final String NETWORK = "nn.network";
    static final String FINGERPRINT = "nn.fingerprint";

    /** CRC-32 (as in zip files) of all bytes of data, eight hexadecimal digits. */
    static final String CHECKSUM = "nn.crc32";

    /** The limit of the format's own library: more is an attack or garbage. */
    static final long LONGEST = 100_000_000;

    /** The numbers start at a multiple of this, so that other programs can map them into memory. */
    static final int ALIGNMENT = 8;

    /** Bytes before the header: its length. */
    static final int LENGTH_BYTES = Long.BYTES;

    Header {
        tensors = List.copyOf(tensors);
        metadata = Map.copyOf(metadata);
    }

    /** The size that the file must have. The largest number stands for more than any file has. */
    long end() {
        long data = tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).end();
        return data > Long.MAX_VALUE - dataStart ? Long.MAX_VALUE : dataStart + data;
    }

    /**
     * One tensor of the file.
     *
     * @param begin first byte, counted from the start of the data
     * @param end byte after the last
     */
    record Entry(String name, String type, List<Long> shape, long begin, long end) implements Comparable<Entry> {
        Entry {
            shape = List.copyOf(shape);
        }

        /** Whether it belongs to a training, and is no business of a network. */
        boolean isNoWeight() {
            return name.startsWith(WeightsArchive.TENSOR_PREFIX);
        }

        /** The order of the data; empty tensors, which share a place, by name. */
        @Override
        public int compareTo(Entry other) {
            int order = Long.compare(begin, other.begin);
            order = order != 0 ? order : Long.compare(end, other.end);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    static String checksum(long crc) {
        return HexFormat.of().toHexDigits(crc, 8);
    }
}

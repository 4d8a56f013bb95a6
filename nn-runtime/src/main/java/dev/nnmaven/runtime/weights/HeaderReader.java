package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON header: an object with one member per tensor, each {@code {"dtype": "F32", "shape": [10, 200],
 * "data_offsets": [0, 8000]}}, and an optional member {@code __metadata__} with strings. The ranges must fill the data
 * without overlap or gap.
 */
final class HeaderReader {
    /** More dimensions than any network has; a longer list would only be stored to be refused. */
    private static final int MOST_DIMENSIONS = 8;

    /** A network has few tensors. Beyond this, a hostile header would cost far more memory than its own size. */
    private static final int MOST_TENSORS = 100_000;

    /** For the same reason. */
    private static final int MOST_METADATA = 10_000;

    /** Characters: no two of our keys are so alike, and further ones must not be, as that is damage. */
    private static final int MOST_DAMAGED = 2;

    private static final List<String> OUR_KEYS = ourKeys();

    private static final String MEMBERS = "dtype, shape and data_offsets";

    private final Path file;
    private final HeaderJson json;
    private final Map<String, Header.Entry> tensors = new HashMap<>();
    private Map<String, String> metadata;

    private HeaderReader(Path file, byte[] header) throws FileFormatException {
        this.file = file;
        this.json = new HeaderJson(file, header, Header.LENGTH_BYTES);
    }

    private static List<String> ourKeys() {
        List<String> keys = new ArrayList<>(ContractMetadata.KEYS);
        Collections.addAll(
                keys,
                Header.NETWORK,
                Header.FINGERPRINT,
                Header.CHECKSUM,
                ContractMetadata.CONTENT,
                ContractMetadata.CHECKSUM,
                WeightsArchive.CHECKSUM);
        return keys;
    }

    /** @param header the bytes between the header length and the data */
    static Header read(Path file, byte[] header) throws FileFormatException {
        HeaderReader reader = new HeaderReader(file, header);
        reader.readTensors(header);
        return new Header(
                reader.inOrder(),
                reader.metadata == null ? Map.of() : reader.metadata,
                Header.LENGTH_BYTES + (long) header.length);
    }

    private void readTensors(byte[] header) throws FileFormatException {
        if (header.length > 0 && header[0] != '{') {
            throw json.problem(0, Texts.character(header[0]), "the '{' of a JSON object");
        }
        json.take('{', "the '{' of a JSON object");
        if (!json.tryTake('}')) {
            do {
                readMember();
            } while (json.another('}'));
        }
        json.end();
    }

    private void readMember() throws FileFormatException {
        int start = json.position();
        String name = json.string("a tensor name in quotes");
        json.take(':', "':'");
        if (name.equals(Header.METADATA)) {
            if (metadata != null) {
                throw json.problem(start, "a second " + Texts.quoted(name), "every name once");
            }
            metadata = readMetadata();
            return;
        }
        if (tensors.size() == MOST_TENSORS) {
            throw json.problem(start, "another tensor", "at most " + MOST_TENSORS + " tensors");
        }
        if (tensors.put(name, readEntry(name)) != null) {
            throw json.problem(start, "a second tensor " + Texts.quoted(name), "every name once");
        }
    }

    private Map<String, String> readMetadata() throws FileFormatException {
        Map<String, String> ours = new HashMap<>();
        Set<String> keys = new HashSet<>();
        json.take('{', "the '{' of the metadata");
        if (json.tryTake('}')) {
            return ours;
        }
        do {
            int start = json.position();
            String key = json.string("a metadata key in quotes");
            json.take(':', "':'");
            String value = json.string("a string as metadata value");
            if (keys.size() == MOST_METADATA) {
                throw json.problem(start, "another metadata entry", "at most " + MOST_METADATA);
            }
            if (!keys.add(key)) {
                throw json.problem(start, "a second metadata key " + Texts.quoted(key), "every key once");
            }
            if (key.startsWith(Header.OUR_PREFIX)) {
                ours.put(key, value);
            }
        } while (json.another('}'));
        requireUndamaged(keys);
        return ours;
    }

    /** What guards the rest of the file would be missed less than what it guards: its key must not get lost unseen. */
    private void requireUndamaged(Set<String> keys) throws FileFormatException {
        // Other programs may call theirs as they like.
        if (Collections.disjoint(OUR_KEYS, keys)) {
            return;
        }
        for (String ours : OUR_KEYS) {
            for (String key : keys) {
                int missing = ours.length() - key.length();
                if ((missing == 0 || missing == 1) && !keys.contains(ours) && isDamaged(key, ours)) {
                    throw new FileFormatException(file, "metadata", "the key " + Texts.quoted(key), ours);
                }
            }
        }
    }

    private static boolean isDamaged(String key, String ours) {
        int shorter = Math.min(key.length(), ours.length());
        int equal = 0;
        int prefix = 0;
        for (int i = 0; i < shorter; i++) {
            boolean same = key.charAt(i) == ours.charAt(i);
            equal += same ? 1 : 0;
            prefix += same && prefix == i ? 1 : 0;
        }
        if (key.length() == ours.length()) {
            return equal >= ours.length() - MOST_DAMAGED;
        }
        // A backslash makes one character of two.
        int suffix = 0;
        while (prefix + suffix < shorter
                && key.charAt(key.length() - 1 - suffix) == ours.charAt(ours.length() - 1 - suffix)) {
            suffix++;
        }
        return prefix + suffix >= ours.length() - MOST_DAMAGED;
    }

    private Header.Entry readEntry(String name) throws FileFormatException {
        int start = json.position();
        json.take('{', "the '{' of a tensor description");
        String type = null;
        List<Long> shape = null;
        List<Long> range = null;
        if (!json.tryTake('}')) {
            do {
                int at = json.position();
                String member = json.string("one of " + MEMBERS + ", in quotes");
                json.take(':', "':'");
                switch (member) {
                    case "dtype" -> {
                        requireFirst(type, member, at);
                        type = json.string("a type in quotes");
                    }
                    case "shape" -> {
                        requireFirst(shape, member, at);
                        shape = readNumbers("a dimension, a whole number", MOST_DIMENSIONS);
                    }
                    case "data_offsets" -> {
                        requireFirst(range, member, at);
                        range = readNumbers("a byte position, a whole number", 2);
                    }
                    default -> throw json.problem(at, Texts.quoted(member), "one of " + MEMBERS);
                }
            } while (json.another('}'));
        }
        if (type == null || shape == null || range == null) {
            String missing = type == null ? "dtype" : shape == null ? "shape" : "data_offsets";
            throw json.problem(start, "a tensor " + Texts.quoted(name) + " without " + missing, MEMBERS);
        }
        if (range.size() != 2 || range.get(0) > range.get(1)) {
            throw problem(name, "data_offsets " + range, "begin and end of a byte range");
        }
        return new Header.Entry(name, type, shape, range.get(0), range.get(1));
    }

    private void requireFirst(Object earlier, String member, int at) throws FileFormatException {
        if (earlier != null) {
            throw json.problem(at, "a second " + Texts.quoted(member), "every name once");
        }
    }

    private List<Long> readNumbers(String expected, int most) throws FileFormatException {
        List<Long> numbers = new ArrayList<>(2);
        json.take('[', "the '[' of a list of numbers");
        if (json.tryTake(']')) {
            return numbers;
        }
        do {
            if (numbers.size() == most) {
                throw json.problem(json.position(), "another number", "at most " + most);
            }
            numbers.add(json.number(expected));
        } while (json.another(']'));
        return numbers;
    }

    private List<Header.Entry> inOrder() throws FileFormatException {
        List<Header.Entry> ordered = new ArrayList<>(tensors.values());
        Collections.sort(ordered);
        long end = 0;
        for (Header.Entry entry : ordered) {
            if (entry.begin() != end) {
                String kind = entry.begin() < end ? "an overlap with the tensor before" : "a gap";
                throw problem(entry.name(), "data from byte " + entry.begin() + ", " + kind, "data from byte " + end);
            }
            end = entry.end();
        }
        return ordered;
    }

    private FileFormatException problem(String tensor, String found, String expected) {
        return new FileFormatException(file, "tensor " + Texts.shortened(tensor, 100), found, expected);
    }
}

package dev.nnmaven.runtime.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.FittedScaling;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.contract.ScalingKind;
import dev.nnmaven.runtime.internal.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A contract as texts in the header of a weights file: a text each for what is one, JSON for lists of names and numbers.
 * What is not known has no key.
 */
final class ContractMetadata {
    private static final String FEATURES = "nn.features";
    private static final String LABELS = "nn.labels";
    private static final String INPUTS = "nn.scaling.inputs";
    private static final String TARGETS = "nn.scaling.targets";
    private static final String OFFSETS = ".offsets";
    private static final String SCALES = ".scales";
    private static final String SEED = "nn.seed";
    private static final String DATA = "nn.data";
    private static final String METRICS = "nn.metrics";

    /** What the contract has, such as {@code features, scaling.inputs}: a checksum may be lost together with all it guards. */
    static final String CONTENT = "nn.contract";

    private static final String SEPARATOR = ", ";

    private static final int LONGEST_KEY = 100;

    /** CRC-32 of the entries: a digit of a scaling that changes on a disk would change answers. */
    static final String CHECKSUM = "nn.contract.crc32";

    /** Those of the entries. */
    static final List<String> KEYS = List.of(
            FEATURES,
            LABELS,
            INPUTS,
            INPUTS + OFFSETS,
            INPUTS + SCALES,
            TARGETS,
            TARGETS + OFFSETS,
            TARGETS + SCALES,
            SEED,
            DATA,
            METRICS);

    private ContractMetadata() {}

    /** The entries in the order to be written; none for a contract that knows nothing. */
    static Map<String, String> of(ModelContract contract) {
        Map<String, String> metadata = new LinkedHashMap<>();
        putNames(metadata, FEATURES, contract.features());
        putNames(metadata, LABELS, contract.labels());
        putScaling(metadata, INPUTS, contract.inputScaling());
        putScaling(metadata, TARGETS, contract.targetScaling());
        if (contract.seed().isPresent()) {
            metadata.put(SEED, Long.toString(contract.seed().getAsLong()));
        }
        if (contract.data().isPresent()) {
            metadata.put(DATA, contract.data().get());
        }
        if (!contract.metrics().isEmpty()) {
            StringBuilder json = new StringBuilder();
            for (Map.Entry<String, Double> metric : contract.metrics().entrySet()) {
                json.append(json.isEmpty() ? "{" : ", ").append(WeightsWriter.quoted(metric.getKey()));
                json.append(": ").append(metric.getValue());
            }
            metadata.put(METRICS, json.append('}').toString());
        }
        if (!metadata.isEmpty()) {
            String content = content(metadata.keySet());
            metadata.put(CHECKSUM, checksum(metadata));
            metadata.put(CONTENT, content);
        }
        return metadata;
    }

    /**
     * The contract that a file carries; one that knows nothing if there is none.
     *
     * @throws FileFormatException if an entry is no such text, naming its key
     */
    static ModelContract read(Path file, Map<String, String> metadata) throws FileFormatException {
        requireContent(file, metadata);
        boolean any = metadata.containsKey(CHECKSUM);
        for (String key : KEYS) {
            any |= metadata.containsKey(key);
        }
        if (!any) {
            return ModelContract.none();
        }
        String checksum = metadata.get(CHECKSUM);
        // Other programs may add names to a file without one.
        if (checksum != null && !checksum.equals(checksum(metadata))) {
            throw new FileFormatException(
                    file, "metadata " + CHECKSUM, Texts.quoted(checksum), checksum(metadata) + " for this contract");
        }
        ContractReader reader = new ContractReader(file, metadata);
        String seed = metadata.get(SEED);
        return new ModelContract(
                reader.names(FEATURES),
                reader.names(LABELS),
                scaling(file, metadata, reader, INPUTS),
                scaling(file, metadata, reader, TARGETS),
                seed == null ? OptionalLong.empty() : OptionalLong.of(reader.wholeNumber(SEED)),
                Optional.ofNullable(metadata.get(DATA)),
                reader.numbersByName(METRICS));
    }

    /** Files of earlier versions and of other programs need not say what they have. */
    private static void requireContent(Path file, Map<String, String> metadata) throws FileFormatException {
        String content = metadata.get(CONTENT);
        int start = content == null ? -1 : 0;
        while (start >= 0) {
            int end = content.indexOf(SEPARATOR, start);
            String key = Header.OUR_PREFIX.concat(content.substring(start, end < 0 ? content.length() : end));
            if (!metadata.containsKey(key)) {
                throw new FileFormatException(
                        file,
                        "metadata " + CONTENT,
                        Texts.quoted(content) + " without " + Texts.shortened(key, LONGEST_KEY),
                        "all that it lists; a program that leaves an entry out leaves out " + CONTENT + " as well");
            }
            start = end < 0 ? -1 : end + SEPARATOR.length();
        }
    }

    private static String content(Set<String> keys) {
        StringBuilder content = new StringBuilder();
        for (String key : keys) {
            content.append(content.isEmpty() ? "" : SEPARATOR).append(key, Header.OUR_PREFIX.length(), key.length());
        }
        return content.toString();
    }

    private static FittedScaling scaling(Path file, Map<String, String> metadata, ContractReader reader, String key)
            throws FileFormatException {
        String offsets = key.concat(OFFSETS);
        String scales = key.concat(SCALES);
        String found = metadata.get(key);
        if (found == null && !metadata.containsKey(offsets) && !metadata.containsKey(scales)) {
            return FittedScaling.none();
        }
        ScalingKind kind = null;
        for (ScalingKind candidate : ScalingKind.values()) {
            if (candidate != ScalingKind.NONE && text(candidate).equals(found)) {
                kind = candidate;
            }
        }
        if (kind == null) {
            throw new FileFormatException(
                    file,
                    "metadata " + key,
                    found == null ? "none" : Texts.quoted(found),
                    "\"standard\" or \"min_max\", with numbers in " + offsets + " and " + scales);
        }
        try {
            return FittedScaling.of(kind, reader.numbers(offsets), reader.numbers(scales));
        } catch (IllegalArgumentException e) {
            // Its message says what was found and what was expected.
            throw new FileFormatException(file, "metadata " + key, e);
        }
    }

    private static String text(ScalingKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void putNames(Map<String, String> metadata, String key, List<String> names) {
        if (!names.isEmpty()) {
            StringBuilder json = new StringBuilder();
            for (String name : names) {
                json.append(json.isEmpty() ? "[" : ", ").append(WeightsWriter.quoted(name));
            }
            metadata.put(key, json.append(']').toString());
        }
    }

    private static void putScaling(Map<String, String> metadata, String key, FittedScaling scaling) {
        if (!scaling.isNone()) {
            metadata.put(key, text(scaling.kind()));
            metadata.put(key + OFFSETS, numbers(scaling.offsets()));
            metadata.put(key + SCALES, numbers(scaling.scales()));
        }
    }

    /** Texts that give the same doubles when they are read. */
    private static String numbers(double[] values) {
        StringBuilder json = new StringBuilder();
        for (double value : values) {
            json.append(json.isEmpty() ? "[" : ", ").append(value);
        }
        return json.append(']').toString();
    }

    private static String checksum(Map<String, String> metadata) {
        CRC32 crc = new CRC32();
        for (String key : KEYS) {
            String text = metadata.get(key);
            if (text != null) {
                crc.update(key.getBytes(UTF_8));
                crc.update('=');
                crc.update(text.getBytes(UTF_8));
                crc.update('\n');
            }
        }
        return Header.checksum(crc.getValue());
    }
}

package dev.nnmaven.runtime.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.internal.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A weights file that has more than the weights, such as the state of a training. {@link Weights#load} reads its weights
 * like those of any other file and passes over the rest.
 *
 * <p>The rest is the {@linkplain TrainingState state} of the network, whose tensors are called
 * {@code training/state/<tensor>}, and, each under a name that a user of this class chooses: copies of all weights, whose tensors are called
 * {@code training/<name>/<tensor>}; vectors of doubles, called {@code training/<name>}; and texts, in the metadata under
 * {@code nn.training.<name>}. What reads such a file leaves names alone that it does not know.
 *
 * @param weights of the network
 * @param copies further weights of the same network; they are read with the contract of {@code weights}
 * @param numbers none of them empty
 * @param texts any but halves of surrogate pairs
 */
public record WeightsArchive(
        WeightsSnapshot weights,
        Map<String, WeightsSnapshot> copies,
        Map<String, double[]> numbers,
        Map<String, String> texts) {

    /** Starts the names of tensors that are no weights: no layer is called so, as its name is a Java identifier. */
    static final String TENSOR_PREFIX = "training/";

    /** The tensors of the state under that prefix. */
    static final String STATE = "state";

    static final String TEXT_PREFIX = Header.OUR_PREFIX + "training.";

    /** CRC-32 of all texts, and of the names and shapes of all tensors: the other checksum is of numbers only. */
    static final String CHECKSUM = Header.OUR_PREFIX + "archive.crc32";

    /**
     * Checks that a file can hold all of it.
     *
     * @param weights of the network
     * @param copies further weights, by name
     * @param numbers lists of numbers, by name
     * @param texts by name
     * @throws IllegalArgumentException if there are no weights, or a name has a slash
     */
    public WeightsArchive {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("found no weights, expected those of a network");
        }
        copies = Map.copyOf(copies);
        numbers = Map.copyOf(numbers);
        texts = Map.copyOf(texts);
        copies.keySet().forEach(WeightsArchive::requireName);
        numbers.keySet().forEach(WeightsArchive::requireName);
    }

    /**
     * Writes the file. It is replaced in one piece: whoever reads it sees the old content or the new.
     *
     * @param file to write
     * @throws IOException if the file cannot be written; an older file is still whole then
     */
    public void write(Path file) throws IOException {
        List<Tensor> tensors = new ArrayList<>(weights.tensors());
        new TreeMap<>(copies).forEach((name, copy) -> add(tensors, name, copy.tensors()));
        add(tensors, STATE, weights.state());
        new TreeMap<>(numbers).forEach((name, values) -> tensors.add(Tensor.vector(TENSOR_PREFIX + name, values)));
        Map<String, String> metadata = new TreeMap<>();
        texts.forEach((name, text) -> metadata.put(TEXT_PREFIX + name, text));
        metadata.put(
                CHECKSUM, checksum(texts, tensors.stream().map(Tensor::toString).toList()));
        metadata.putAll(ContractMetadata.of(weights.contract()));
        WeightsWriter.save(file, weights.network(), weights.fingerprint(), metadata, tensors);
    }

    /**
     * Reads a file, which may have weights only if it is ours.
     *
     * @param file to read
     * @return what is in the file
     * @throws FileFormatException if it is damaged or not ours
     * @throws IOException if it cannot be read
     */
    public static WeightsArchive read(Path file) throws IOException {
        return ArchiveReader.read(file);
    }

    /** @param tensors their descriptions, in the order of the file */
    static String checksum(Map<String, String> texts, List<String> tensors) {
        CRC32 crc = new CRC32();
        new TreeMap<>(texts).forEach((name, text) -> crc.update((name + "=" + text + "\n").getBytes(UTF_8)));
        tensors.forEach(tensor -> crc.update((tensor + "\n").getBytes(UTF_8)));
        return Header.checksum(crc.getValue());
    }

    private static void add(List<Tensor> tensors, String name, List<Tensor> more) {
        for (Tensor tensor : more) {
            tensors.add(tensor.named(TENSOR_PREFIX + name + "/" + tensor.name()));
        }
    }

    private static void requireName(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.equals(STATE)) {
            throw new IllegalArgumentException(
                    "found the name " + Texts.quoted(name) + ", expected one without a slash, and not " + STATE);
        }
    }
}

package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.internal.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a weights file with all it has, into new arrays: no network is needed. */
final class ArchiveReader {
    private final Path file;
    private final WeightsReader reader;
    private final Header header;
    private final List<Tensor> weights = new ArrayList<>();
    private final Map<String, List<Tensor>> copies = new HashMap<>();
    private final Map<String, double[]> numbers = new HashMap<>();

    private ArchiveReader(Path file, WeightsReader reader, Header header) {
        this.file = file;
        this.reader = reader;
        this.header = header;
    }

    static WeightsArchive read(Path file) throws IOException {
        return WeightsReader.open(file, reader -> new ArchiveReader(file, reader, reader.readHeader()).read());
    }

    private WeightsArchive read() throws IOException {
        String network = text(Header.NETWORK);
        String fingerprint = text(Header.FINGERPRINT);
        text(Header.CHECKSUM);
        for (Header.Entry entry : header.tensors()) {
            readTensor(entry);
        }
        reader.requireChecksum(header.metadata());
        Map<String, String> texts = texts(header.metadata());
        requireChecksum(texts);
        if (weights.isEmpty()) {
            throw reader.problem("header", "no tensor of a network", "its weights");
        }
        List<Tensor> state = copies.remove(WeightsArchive.STATE);
        ModelContract contract = ContractMetadata.read(file, header.metadata());
        Map<String, WeightsSnapshot> snapshots = new HashMap<>();
        copies.forEach((name, tensors) ->
                snapshots.put(name, new WeightsSnapshot(network, fingerprint, contract, tensors, null)));
        WeightsSnapshot all =
                new WeightsSnapshot(network, fingerprint, contract, weights, state == null ? List.of() : state);
        return new WeightsArchive(all, snapshots, numbers, texts);
    }

    /** Weights that {@code save} wrote have no such checksum, and no texts. */
    private void requireChecksum(Map<String, String> texts) throws FileFormatException {
        List<String> tensors = header.tensors().stream()
                .map(entry -> entry.name() + " " + entry.shape() + " " + entry.type())
                .toList();
        String expected = WeightsArchive.checksum(texts, tensors);
        String found = header.metadata().getOrDefault(WeightsArchive.CHECKSUM, texts.isEmpty() ? expected : "none");
        if (!found.equals(expected)) {
            throw reader.problem(
                    "metadata " + WeightsArchive.CHECKSUM, Texts.shortened(found, 100), expected + " for this header");
        }
    }

    private String text(String key) throws FileFormatException {
        String text = header.metadata().get(key);
        if (text == null) {
            throw reader.problem("metadata", "no " + key, "a file that this library has written");
        }
        return text;
    }

    private void readTensor(Header.Entry entry) throws IOException {
        if (!entry.name().startsWith(WeightsArchive.TENSOR_PREFIX)) {
            weights.add(read(entry, entry.name()));
            return;
        }
        String name = entry.name().substring(WeightsArchive.TENSOR_PREFIX.length());
        int slash = name.indexOf('/');
        if (slash > 0) {
            copies.computeIfAbsent(name.substring(0, slash), key -> new ArrayList<>())
                    .add(read(entry, name.substring(slash + 1)));
            return;
        }
        Tensor vector = read(entry, entry.name());
        boolean named = !name.isEmpty() && !name.equals(WeightsArchive.STATE) && slash < 0;
        if (!named || !vector.isVector() || vector.type() != ElementType.F64) {
            throw reader.problem(
                    WeightsReader.where(entry),
                    "shape " + vector.shape() + " of " + vector.type(),
                    "training/<name>, a vector of F64, or training/<name>/<tensor>");
        }
        double[] values = new double[vector.inputs()];
        Copies.copy(vector, Tensor.vector(entry.name(), values));
        numbers.put(name, values);
    }

    private Tensor read(Header.Entry entry, String name) throws IOException {
        ElementType type = ElementType.named(entry.type());
        if (type == null) {
            throw reader.problem(
                    WeightsReader.where(entry), "dtype " + Texts.quoted(entry.type()), "\"F32\" or \"F64\"");
        }
        List<Long> shape = entry.shape();
        long elements = elements(shape);
        // Compared before memory is taken: the file has as many bytes as its ranges say.
        boolean named = !name.isEmpty() && !name.equals(Header.METADATA);
        if (!named || elements < 1 || elements * type.bytes() != entry.end() - entry.begin()) {
            throw reader.problem(
                    WeightsReader.where(entry),
                    "shape " + shape + " and " + (entry.end() - entry.begin()) + " bytes of data",
                    "a vector or matrix of at most " + Integer.MAX_VALUE + " numbers with " + type.bytes()
                            + " bytes each");
        }
        boolean vector = shape.size() == 1;
        int inputs = shape.get(shape.size() - 1).intValue();
        Tensor tensor = Copies.of(name, type, vector, shape.get(0), inputs, (int) elements);
        List<Object> blocks = reader.readBlocks(entry, tensor, header.dataStart() + entry.begin());
        for (int b = 0; b < tensor.blocks(); b++) {
            tensor.write(tensor.block(b), blocks.get(b));
        }
        return tensor;
    }

    /** 0 if there are none, or more than an array can have. */
    private static long elements(List<Long> shape) {
        if (shape.isEmpty() || shape.size() > 2) {
            return 0;
        }
        long elements = 1;
        for (long size : shape) {
            if (size > Integer.MAX_VALUE) {
                return 0;
            }
            elements *= size;
        }
        return elements > Integer.MAX_VALUE ? 0 : elements;
    }

    private static Map<String, String> texts(Map<String, String> metadata) {
        Map<String, String> texts = new HashMap<>();
        metadata.forEach((key, text) -> {
            if (key.startsWith(WeightsArchive.TEXT_PREFIX)) {
                texts.put(key.substring(WeightsArchive.TEXT_PREFIX.length()), text);
            }
        });
        return texts;
    }
}

package dev.nnmaven.benchmarks.exercises;

import dev.nnmaven.benchmarks.peer.Check;
import dev.nnmaven.benchmarks.peer.Exercise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes an exercise and its right answers in the form that the peers read, whatever language they are in. */
final class ExerciseWriter {
    private ExerciseWriter() {}

    static void write(Exercise exercise) throws IOException {
        Path folder = Files.createDirectories(exercise.folder());
        write(folder.resolve("weights.f32"), parameters(exercise));
        write(folder.resolve("inputs.f32"), List.of(exercise.inputs()));
        write(folder.resolve("targets.f32"), List.of(exercise.targets()));
        writeSafetensors(exercise);
        writeAnswers(exercise);
    }

    /** In the order of the file: weights and biases of the first layer, of the second, and so on. */
    private static List<float[]> parameters(Exercise exercise) {
        List<float[]> parameters = new ArrayList<>();
        for (int l = 0; l < exercise.layers(); l++) {
            parameters.add(exercise.weights()[l]);
            parameters.add(exercise.biases()[l]);
        }
        return parameters;
    }

    private static void writeAnswers(Exercise exercise) throws IOException {
        float[][] inputs = Arrays.copyOf(exercise.inputs(), Check.SAMPLES);
        float[][] targets = Arrays.copyOf(exercise.targets(), Check.SAMPLES);
        Path folder = exercise.folder();

        Reference reference = new Reference(exercise);
        write(folder.resolve("fresh.f32"), answers(reference, inputs));
        for (int n = 0; n < Check.SAMPLES; n++) {
            reference.train(new float[][] {inputs[n]}, new float[][] {targets[n]});
        }
        write(folder.resolve("online.f32"), answers(reference, inputs));

        reference = new Reference(exercise);
        for (int n = 0; n < Check.BATCHES; n++) {
            reference.train(inputs, targets);
        }
        write(folder.resolve("batch.f32"), answers(reference, inputs));
    }

    private static List<float[]> answers(Reference reference, float[][] inputs) {
        return Arrays.stream(inputs).map(reference::answer).toList();
    }

    /** Without any metadata, as another program would. */
    private static void writeSafetensors(Exercise exercise) throws IOException {
        List<String> entries = new ArrayList<>();
        int offset = 0;
        for (int l = 0; l < exercise.layers(); l++) {
            int in = exercise.sizes()[l];
            int out = exercise.sizes()[l + 1];
            entries.add(entry("layer" + (l + 1) + ".weight", out + "," + in, offset, in * out));
            offset += in * out;
            entries.add(entry("layer" + (l + 1) + ".bias", String.valueOf(out), offset, out));
            offset += out;
        }
        byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        Path file = exercise.folder().resolve(Exercise.SAFETENSORS);
        try (var out = Files.newOutputStream(file)) {
            out.write(littleEndian(Long.BYTES).putLong(header.length).array());
            out.write(header);
            for (float[] values : parameters(exercise)) {
                out.write(bytes(values));
            }
        }
    }

    private static String entry(String name, String shape, int start, int length) {
        return "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                .formatted(name, shape, Float.BYTES * start, Float.BYTES * (start + length));
    }

    private static void write(Path file, List<float[]> rows) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (float[] row : rows) {
                out.write(bytes(row));
            }
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = littleEndian(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

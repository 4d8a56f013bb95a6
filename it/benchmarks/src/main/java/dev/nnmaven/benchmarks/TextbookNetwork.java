package dev.nnmaven.benchmarks;

import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Two sigmoid layers in the loops of a textbook: weights in one flat array per layer, a dot product per neuron. The
 * arithmetic is that of the generated classes. All arrays are made once, so that it is not slowed down by garbage.
 */
final class TextbookNetwork {
    private static final float LEARNING_RATE = 0.1f;

    private final int inputs;
    private final int hidden;
    private final int outputs;
    private final float[] w1;
    private final float[] b1;
    private final float[] w2;
    private final float[] b2;
    private final float[] o1;
    private final float[] o2;
    private final float[] e1;
    private final float[] e2;

    TextbookNetwork(int inputs, int hidden, int outputs, long seed) {
        this.inputs = inputs;
        this.hidden = hidden;
        this.outputs = outputs;
        w1 = new float[hidden * inputs];
        b1 = new float[hidden];
        w2 = new float[outputs * hidden];
        b2 = new float[outputs];
        o1 = new float[hidden];
        o2 = new float[outputs];
        e1 = new float[hidden];
        e2 = new float[outputs];
        Weights.initialise(
                seed,
                List.of(
                        Tensor.matrix("hidden.weight", hidden, inputs, w1),
                        Tensor.vector("hidden.bias", b1),
                        Tensor.matrix("output.weight", outputs, hidden, w2),
                        Tensor.vector("output.bias", b2)));
    }

    void query(float[] x, float[] answer) {
        forward(x, w1, b1, o1, hidden, inputs);
        forward(o1, w2, b2, answer, outputs, hidden);
    }

    void train(float[] x, float[] targets) {
        forward(x, w1, b1, o1, hidden, inputs);
        forward(o1, w2, b2, o2, outputs, hidden);
        for (int k = 0; k < outputs; k++) {
            e2[k] = targets[k] - o2[k];
        }
        for (int j = 0; j < hidden; j++) {
            float sum = 0f;
            for (int k = 0; k < outputs; k++) {
                sum += w2[k * hidden + j] * e2[k];
            }
            e1[j] = sum;
        }
        update(o1, w2, b2, o2, e2, outputs, hidden);
        update(x, w1, b1, o1, e1, hidden, inputs);
    }

    private static void forward(float[] x, float[] w, float[] b, float[] o, int rows, int columns) {
        for (int j = 0; j < rows; j++) {
            float sum = b[j];
            for (int i = 0; i < columns; i++) {
                sum += w[j * columns + i] * x[i];
            }
            o[j] = (float) (1.0 / (1.0 + Math.exp(-sum)));
        }
    }

    private static void update(float[] x, float[] w, float[] b, float[] o, float[] e, int rows, int columns) {
        for (int j = 0; j < rows; j++) {
            float delta = LEARNING_RATE * (e[j] * (o[j] * (1f - o[j])));
            for (int i = 0; i < columns; i++) {
                w[j * columns + i] += delta * x[i];
            }
            b[j] += delta;
        }
    }

    /** Writes the weights as safetensors without any metadata, as another program would. */
    void save(Path file) throws IOException {
        List<String> entries = List.of(
                entry("hidden.weight", "[" + hidden + "," + inputs + "]", 0, w1.length),
                entry("hidden.bias", "[" + hidden + "]", w1.length, b1.length),
                entry("output.weight", "[" + outputs + "," + hidden + "]", w1.length + b1.length, w2.length),
                entry("output.bias", "[" + outputs + "]", w1.length + b1.length + w2.length, b2.length));
        byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        content.write(header);
        for (float[] values : List.of(w1, b1, w2, b2)) {
            ByteBuffer data = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
            data.asFloatBuffer().put(values);
            content.write(data.array());
        }
        Files.write(file, content.toByteArray());
    }

    private static String entry(String name, String shape, int start, int length) {
        return "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                .formatted(name, shape, Float.BYTES * start, Float.BYTES * (start + length));
    }
}

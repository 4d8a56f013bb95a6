package dev.nnmaven.benchmarks.onnx;

import dev.nnmaven.benchmarks.peer.Exercise;

/** A model file: for each layer a Gemm with transposed weights, then a Sigmoid. Numbers are those of onnx.proto. */
final class OnnxModel {
    static final String INPUT = "x0";

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int FLOAT = 1;
    private static final int INTEGER_ATTRIBUTE = 2;

    private OnnxModel() {}

    static byte[] bytes(Exercise exercise) {
        int layers = exercise.layers();
        Message graph = new Message();
        for (int l = 0; l < layers; l++) {
            graph.message(1, gemm(l));
            graph.message(1, node("Sigmoid", "z" + (l + 1), "x" + (l + 1)));
        }
        graph.text(2, "network");
        for (int l = 0; l < layers; l++) {
            int in = exercise.sizes()[l];
            int out = exercise.sizes()[l + 1];
            graph.message(5, tensor("w" + l, exercise.weights()[l], out, in));
            graph.message(5, tensor("b" + l, exercise.biases()[l], out));
        }
        graph.message(11, value(INPUT, exercise.inputSize()));
        graph.message(12, value("x" + layers, exercise.outputSize()));
        return new Message()
                .number(1, IR_VERSION)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, OPERATOR_SET))
                .toByteArray();
    }

    private static Message gemm(int layer) {
        Message transposed = new Message().text(1, "transB").number(3, 1).number(20, INTEGER_ATTRIBUTE);
        return new Message()
                .text(1, "x" + layer)
                .text(1, "w" + layer)
                .text(1, "b" + layer)
                .text(2, "z" + (layer + 1))
                .text(4, "Gemm")
                .message(5, transposed);
    }

    private static Message node(String operator, String input, String output) {
        return new Message().text(1, input).text(2, output).text(4, operator);
    }

    private static Message tensor(String name, float[] values, int... shape) {
        Message tensor = new Message();
        for (int size : shape) {
            tensor.number(1, size);
        }
        return tensor.number(2, FLOAT).text(8, name).floats(9, values);
    }

    /** A matrix with any number of rows. */
    private static Message value(String name, int columns) {
        Message rows = new Message().text(2, "rows");
        Message width = new Message().number(1, columns);
        Message shape = new Message().message(1, rows).message(1, width);
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}

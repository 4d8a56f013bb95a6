package dev.nnmaven.benchmarks.ours;

import dev.nnmaven.benchmarks.Net784x200x10;
import dev.nnmaven.runtime.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Loads weights and gives one answer, as a program would that uses a generated class. Argument: the exercise. */
public final class FirstGeneratedAnswer {
    private FirstGeneratedAnswer() {}

    public static void main(String[] args) throws IOException {
        Network network = new Net784x200x10(Path.of(args[0], "weights.safetensors"));
        float[] input = new float[network.inputSize()];
        Arrays.fill(input, 0.5f);
        System.out.println(network.query(input)[0]);
    }
}

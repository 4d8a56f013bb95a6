package dev.nnmaven.runtime;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.math.Vectors;
import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All of a naive network but its arithmetic, once for both precisions. */
abstract class NaiveLayer {
    private final int inputs;
    private final int outputs;
    private final List<Tensor> tensors;
    private ModelContract contract = ModelContract.none();

    NaiveLayer(int inputs, int outputs, Tensor weights) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.tensors = List.of(weights);
        Weights.initialise(42, tensors);
    }

    public int inputSize() {
        return inputs;
    }

    public int outputSize() {
        return outputs;
    }

    public void threads(int threads) {
        Vectors.requireThreads(threads);
    }

    public void save(Path file) throws IOException {
        Weights.save(file, "naive", inputs + "-" + outputs, contract, tensors);
    }

    public void load(Path file) throws IOException {
        contract = Weights.load(file, "naive", inputs + "-" + outputs, contract, tensors);
    }

    public ModelContract contract() {
        return contract;
    }

    public void contract(ModelContract of) {
        contract = of.requireSizes(inputs, outputs);
    }
}

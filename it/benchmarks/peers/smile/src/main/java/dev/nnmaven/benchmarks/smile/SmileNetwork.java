package dev.nnmaven.benchmarks.smile;

import dev.nnmaven.benchmarks.peer.Exercise;
import smile.classification.MLP;
import smile.model.mlp.Layer;
import smile.model.mlp.LayerBuilder;
import smile.model.mlp.OutputFunction;
import smile.tensor.Vector;
import smile.util.function.TimeFunction;

/** Does what {@code MLP.update} does, with targets of its own instead of classes. */
final class SmileNetwork extends MLP {
    private static final long serialVersionUID = 1;

    SmileNetwork(Exercise exercise) {
        super(layers(exercise.sizes()));
        setLearningRate(TimeFunction.constant(Exercise.LEARNING_RATE));
        // The first is the input.
        int first = net.length - exercise.layers() + 1;
        for (int l = 0; l < exercise.layers(); l++) {
            Layer layer = l == exercise.layers() - 1 ? output : net[first + l];
            int in = exercise.sizes()[l];
            for (int j = 0; j < exercise.sizes()[l + 1]; j++) {
                layer.bias().set(j, exercise.biases()[l][j]);
                for (int i = 0; i < in; i++) {
                    layer.weight().set(j, i, exercise.weights()[l][j * in + i]);
                }
            }
        }
    }

    private static LayerBuilder[] layers(int[] sizes) {
        LayerBuilder[] layers = new LayerBuilder[sizes.length];
        layers[0] = Layer.input(sizes[0]);
        for (int l = 1; l < sizes.length - 1; l++) {
            layers[l] = Layer.sigmoid(sizes[l]);
        }
        layers[sizes.length - 1] = Layer.mse(sizes[sizes.length - 1], OutputFunction.SIGMOID);
        return layers;
    }

    void step(double[] input, double[] wanted) {
        propagate(vector(input), true);
        aimAt(wanted);
        backpropagate(true);
        t++;
    }

    void step(double[][] inputs, double[][] wanted, int from, int to) {
        for (int n = from; n < to; n++) {
            propagate(vector(inputs[n]), true);
            aimAt(wanted[n]);
            backpropagate(false);
        }
        update(to - from);
        t++;
    }

    void answer(double[] input, float[] answer) {
        propagate(vector(input), false);
        Vector values = output.output();
        for (int k = 0; k < answer.length; k++) {
            answer[k] = (float) values.get(k);
        }
    }

    private void aimAt(double[] wanted) {
        Vector aim = target.get();
        for (int k = 0; k < wanted.length; k++) {
            aim.set(k, wanted[k]);
        }
    }
}

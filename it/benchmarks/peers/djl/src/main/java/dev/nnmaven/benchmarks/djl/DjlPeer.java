package dev.nnmaven.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A block of linear layers and sigmoids, trained as DJL's guide says. Samples are arrays of PyTorch made before. */
public final class DjlPeer implements Peer {

    /** Samples from one to before another. */
    private record Part(int from, int to) {}

    private Exercise exercise;
    private Model model;
    private Trainer trainer;
    private NDManager manager;
    private final Map<Part, NDList> inputs = new HashMap<>();
    private final Map<Part, NDList> targets = new HashMap<>();

    @Override
    public void open(Exercise exercise) {
        this.exercise = exercise;
        SequentialBlock block = new SequentialBlock();
        for (int l = 0; l < exercise.layers(); l++) {
            block.add(Linear.builder().setUnits(exercise.sizes()[l + 1]).build());
            block.add(Activation::sigmoid);
        }
        model = Model.newInstance("network");
        model.setBlock(block);
        // Half the squared error, but its mean over the outputs; the rate makes up for that.
        float rate = Exercise.LEARNING_RATE * exercise.outputSize();
        Optimizer optimizer =
                Optimizer.sgd().setLearningRateTracker(Tracker.fixed(rate)).build();
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss("loss", 0.5f)).optOptimizer(optimizer));
        trainer.initialize(new Shape(1, exercise.inputSize()));
        manager = trainer.getManager();
        List<Parameter> parameters = block.getParameters().values();
        for (int l = 0; l < exercise.layers(); l++) {
            parameters.get(2 * l).getArray().set(exercise.weights()[l]);
            parameters.get(2 * l + 1).getArray().set(exercise.biases()[l]);
        }
    }

    private NDList inputs(int from, int to) {
        return inputs.computeIfAbsent(new Part(from, to), part -> list(exercise.inputs(), part));
    }

    private NDList targets(int from, int to) {
        return targets.computeIfAbsent(new Part(from, to), part -> list(exercise.targets(), part));
    }

    private NDList list(float[][] rows, Part part) {
        int width = rows[0].length;
        float[] values = new float[(part.to - part.from) * width];
        for (int n = part.from; n < part.to; n++) {
            System.arraycopy(rows[n], 0, values, (n - part.from) * width, width);
        }
        return new NDList(manager.create(values, new Shape(part.to - part.from, width)));
    }

    @Override
    public void train(int sample) {
        trainBatch(sample, sample + 1);
    }

    @Override
    public void trainBatch(int from, int to) {
        NDList x = inputs(from, to);
        NDList y = targets(from, to);
        try (NDManager step = manager.newSubManager()) {
            x.get(0).tempAttach(step);
            y.get(0).tempAttach(step);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss = trainer.getLoss().evaluate(y, trainer.forward(x));
                collector.backward(loss);
            }
            trainer.step();
        }
    }

    @Override
    public void query(int sample, float[] answer) {
        try (NDList outputs = trainer.evaluate(inputs(sample, sample + 1))) {
            System.arraycopy(outputs.get(0).toFloatArray(), 0, answer, 0, answer.length);
        }
    }

    @Override
    public void queryBatch(int from, int to, float[][] answers) {
        try (NDList outputs = trainer.evaluate(inputs(from, to))) {
            float[] values = outputs.get(0).toFloatArray();
            int width = exercise.outputSize();
            for (int n = 0; n < answers.length; n++) {
                System.arraycopy(values, n * width, answers[n], 0, width);
            }
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}

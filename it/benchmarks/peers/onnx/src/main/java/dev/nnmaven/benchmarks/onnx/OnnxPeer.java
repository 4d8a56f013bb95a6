package dev.nnmaven.benchmarks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nnmaven.benchmarks.peer.Exercise;
import dev.nnmaven.benchmarks.peer.Peer;
import dev.nnmaven.benchmarks.peer.Work;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** ONNX Runtime, one thread. Samples are tensors made before; the answer is read from the tensor that comes back. */
public final class OnnxPeer implements Peer {
    private Exercise exercise;
    private OrtEnvironment environment;
    private OrtSession session;
    private Map<String, OnnxTensor>[] single;
    private final Map<Integer, Map<String, OnnxTensor>> batches = new HashMap<>();

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public void open(Exercise exercise) throws OrtException {
        this.exercise = exercise;
        environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        session = environment.createSession(OnnxModel.bytes(exercise), options);
        single = new Map[exercise.inputs().length];
        for (int n = 0; n < single.length; n++) {
            single[n] = tensor(n, n + 1);
        }
    }

    private Map<String, OnnxTensor> tensor(int from, int to) throws OrtException {
        FloatBuffer values = ByteBuffer.allocateDirect(Float.BYTES * (to - from) * exercise.inputSize())
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int n = from; n < to; n++) {
            values.put(exercise.inputs()[n]);
        }
        values.rewind();
        long[] shape = {to - from, exercise.inputSize()};
        return Map.of(OnnxModel.INPUT, OnnxTensor.createTensor(environment, values, shape));
    }

    @Override
    public Optional<String> cannot(Work work) {
        boolean answers = work == Work.QUERY || work == Work.QUERIES;
        return answers ? Optional.empty() : Optional.of("it only answers, it does not train");
    }

    @Override
    public void query(int sample, float[] answer) throws OrtException {
        try (OrtSession.Result result = session.run(single[sample])) {
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(answer);
        }
    }

    @Override
    public void queryBatch(int from, int to, float[][] answers) throws OrtException {
        Map<String, OnnxTensor> inputs = batches.get(from);
        if (inputs == null) {
            inputs = tensor(from, to);
            batches.put(from, inputs);
        }
        try (OrtSession.Result result = session.run(inputs)) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            for (float[] answer : answers) {
                values.get(answer);
            }
        }
    }

    @Override
    public void train(int sample) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void trainBatch(int from, int to) {
        throw new UnsupportedOperationException();
    }
}

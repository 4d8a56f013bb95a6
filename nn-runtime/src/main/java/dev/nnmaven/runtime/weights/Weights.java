package dev.nnmaven.runtime.weights;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.internal.Uninterrupted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Fills, saves and loads the weights of a network, given as tensors over the network's own arrays. */
public final class Weights {
    private Weights() {}

    /**
     * Sets every matrix to random numbers and every vector to zero. The numbers follow the normal distribution with mean
     * 0 and standard deviation n<sup>−½</sup>, where n is the number of inputs of the matrix. They are drawn tensor by
     * tensor in the order [output][input], whatever the layout of the arrays, and are the same on every JVM. A float is
     * the double drawn, rounded.
     *
     * @param seed any number
     * @param tensors in the order of drawing
     */
    public static void initialise(long seed, List<Tensor> tensors) {
        initialise(seed, tensors, InitialWeights.NORMAL);
    }

    /**
     * As {@link #initialise(long, List)}, from other distributions.
     *
     * @param seed the same seed gives the same weights on every JVM
     * @param tensors all weights of the network
     * @param matrices one for each matrix; the last one is for all that are left
     */
    public static void initialise(long seed, List<Tensor> tensors, InitialWeights... matrices) {
        // The class whose documentation fixes the algorithm of nextGaussian, bit for bit.
        Random random = new Random(seed);
        int matrix = 0;
        for (Tensor tensor : tensors) {
            Object values = tensor.newBlockArray();
            InitialWeights drawn = matrices[Math.min(matrix, matrices.length - 1)];
            for (int b = 0; b < tensor.blocks(); b++) {
                Tensor.Block block = tensor.block(b);
                if (!tensor.isVector()) {
                    draw(random, drawn, tensor, values, block.size());
                }
                tensor.write(block, values);
            }
            matrix += tensor.isVector() ? 0 : 1;
        }
    }

    /**
     * As {@link #save(Path, String, String, ModelContract, List)}, without a contract.
     *
     * @param file to write
     * @param network qualified name of its class
     * @param fingerprint of its declaration
     * @param tensors all weights of the network
     * @throws IOException if the file cannot be written
     */
    public static void save(Path file, String network, String fingerprint, List<Tensor> tensors) throws IOException {
        save(file, network, fingerprint, ModelContract.none(), tensors);
    }

    /**
     * Writes a safetensors file, also if the thread is interrupted. The file is replaced in one piece: whoever reads it sees
     * the old content or the new. In a file system that cannot do that, other than the default one, there may be no file for a
     * moment. A process that is killed here may leave a temporary file beside it, which the next save of the same file removes.
     *
     * @param file written through symbolic links; its directory must exist
     * @param network a name for people, not compared when loading
     * @param fingerprint describes everything that must be equal for the weights to fit
     * @param contract what else belongs to the weights
     * @param tensors all tensors of the network
     * @throws IllegalArgumentException if there is no tensor, two have the same name, or a text has no UTF-8 form
     * @throws IOException if the file cannot be written; an older file is still whole then
     */
    public static void save(Path file, String network, String fingerprint, ModelContract contract, List<Tensor> tensors)
            throws IOException {
        save(file, network, fingerprint, contract, tensors, TrainingState.NONE);
    }

    /**
     * As {@link #save(Path, String, String, ModelContract, List)}, of a network that has more than weights.
     *
     * @param file to write
     * @param network qualified name of its class
     * @param fingerprint of its declaration
     * @param contract what belongs to the weights
     * @param tensors all weights of the network
     * @param state goes into copies in memory and, from there, into checkpoints, but not into the file
     * @throws IOException if the file cannot be written
     */
    public static void save(
            Path file,
            String network,
            String fingerprint,
            ModelContract contract,
            List<Tensor> tensors,
            TrainingState state)
            throws IOException {
        requireDistinct(tensors);
        if (file instanceof StandIn.Memory memory) {
            memory.snapshot().copyFrom(network, fingerprint, contract, tensors, state);
            return;
        }
        WeightsWriter.save(file, network, fingerprint, ContractMetadata.of(contract), tensors);
    }

    /**
     * As {@link #load(Path, String, String, ModelContract, List)}, for a network that keeps no contract.
     *
     * @param file to read
     * @param network qualified name of its class
     * @param fingerprint of its declaration
     * @param tensors all weights of the network
     * @throws IOException if the file cannot be read, is damaged, or does not fit
     */
    public static void load(Path file, String network, String fingerprint, List<Tensor> tensors) throws IOException {
        load(file, network, fingerprint, ModelContract.none(), tensors);
    }

    /**
     * Reads a safetensors file of either precision. A file that carries a fingerprint must carry the given one and a
     * checksum; a file of other origin only needs the right names and shapes.
     *
     * @param file the file
     * @param network a name for messages
     * @param fingerprint what {@link #save(Path, String, String, ModelContract, List) save} was given for a network that fits
     * @param known of the network: if it has names of features or labels, a file with others is refused
     * @param tensors all tensors of the network, in forward order
     * @return the contract in the file, with the names of the network where the file has none
     * @throws IllegalArgumentException if there is no tensor or two have the same name
     * @throws FileFormatException if the file is damaged, or does not fit, with all differences; no array has changed then
     * @throws IOException if the file cannot be read; no array has changed then
     */
    public static ModelContract load(
            Path file, String network, String fingerprint, ModelContract known, List<Tensor> tensors)
            throws IOException {
        return load(file, network, fingerprint, known, tensors, TrainingState.NONE);
    }

    /**
     * As {@link #load(Path, String, String, ModelContract, List)}, of a network that has more than weights.
     *
     * @param file to read
     * @param network qualified name of its class
     * @param fingerprint of its declaration
     * @param known names that the network knows without the file
     * @param tensors all weights of the network
     * @param state is 0 after reading a file
     * @return the contract of the file, with the names that are known where it has none
     * @throws IOException if the file cannot be read, is damaged, or does not fit
     */
    public static ModelContract load(
            Path file,
            String network,
            String fingerprint,
            ModelContract known,
            List<Tensor> tensors,
            TrainingState state)
            throws IOException {
        requireDistinct(tensors);
        if (file instanceof StandIn.Memory memory) {
            return memory.snapshot().copyTo(fingerprint, known, tensors, state);
        }
        // A thread of its own is for the one that is interrupted: the first answer of a program waits for this.
        ModelContract contract = Thread.currentThread().isInterrupted() && !(file instanceof StandIn)
                ? Uninterrupted.call(() -> WeightsReader.load(file, network, fingerprint, known, tensors))
                : WeightsReader.load(file, network, fingerprint, known, tensors);
        state.clear();
        return contract;
    }

    /**
     * {@return the path to hand to {@link #load(Path, String, String, ModelContract, List) load} so that it reads a
     * stream} All other use of it throws an {@link UnsupportedOperationException}. The stream must end where the
     * weights file in it does. It is read by the calling thread, up to its end if the file is whole and fits, and is
     * not closed. A file that claims to be larger than what arrives takes no more memory than that. Messages call it
     * {@code the stream}.
     *
     * @param stream where the bytes come from
     * @throws IllegalArgumentException if there is no stream, as where the class path has no such resource
     */
    public static Path from(InputStream stream) {
        if (stream == null) {
            throw new IllegalArgumentException("stream: found null, expected the bytes of a weights file;"
                    + " getResourceAsStream gives null if there is no resource of that name: class.getResourceAsStream"
                    + " looks in the package of the class unless the name begins with a slash");
        }
        return new StandIn.Input(stream);
    }

    /**
     * {@return the path to hand to {@link #save(Path, String, String, ModelContract, List) save} so that it writes to a
     * stream, the same bytes as to a file} All other use of it throws an {@link UnsupportedOperationException}. The
     * stream is written by the calling thread and flushed, and is not closed. If that fails, it may have got a part of
     * the file.
     *
     * @param stream where the bytes go
     * @throws IllegalArgumentException if there is no stream
     */
    public static Path to(OutputStream stream) {
        if (stream == null) {
            throw new IllegalArgumentException("stream: found null, expected one to write a weights file to");
        }
        return new StandIn.Output(stream);
    }

    private static void draw(Random random, InitialWeights drawn, Tensor tensor, Object values, int count) {
        double scale = drawn.scale(tensor.inputs(), tensor.shape().get(0));
        if (values instanceof float[] floats) {
            for (int i = 0; i < count; i++) {
                floats[i] = (float) (drawn.draw(random) * scale);
            }
        } else {
            double[] doubles = (double[]) values;
            for (int i = 0; i < count; i++) {
                doubles[i] = drawn.draw(random) * scale;
            }
        }
    }

    private static void requireDistinct(List<Tensor> tensors) {
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("found no tensor, expected at least one");
        }
        Set<String> names = new HashSet<>();
        for (Tensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new IllegalArgumentException("found two tensors named " + tensor.name());
            }
        }
    }
}

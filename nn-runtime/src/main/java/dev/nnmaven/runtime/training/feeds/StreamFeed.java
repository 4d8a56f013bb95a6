package dev.nnmaven.runtime.training.feeds;

import dev.nnmaven.runtime.data.SampleSet;
import dev.nnmaven.runtime.data.SampleSource;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.training.settings.Order;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/**
 * Samples from a source. Shuffled, each is drawn from a buffer, and the next of the source takes its place: the order is
 * random as far as the buffer reaches. It depends on the seed, the epoch, the size of the buffer and the samples only.
 */
public final class StreamFeed<S extends SampleSet, V> implements Feed<V> {
    private static final int FIRST_LENGTH = 1024;

    private final Trainee<S, V> trainee;
    private final SampleSource<S> source;
    private final Order order;
    private final Scalings scalings;
    private final int buffer;

    /** As long as was needed so far: a buffer for all samples of a source is as long as the source, whatever was asked for. */
    private V[] inputs;

    private V[] targets;
    private int buffered;
    private Random random;

    /** Null if none is open. */
    private SampleSource.Reader<S> reader;

    /** What was read last, or null. */
    private S part;

    private int nextOfPart;
    private long read;
    private SampleHash hash = new SampleHash();

    /** As they were after the last samples handed out: reading on may fail. */
    private long readBefore;

    private final SampleHash hashBefore = new SampleHash();

    /**
     * @param buffer how many samples to draw from, at least 1; if they are in order, 1 will do
     * @param scalings what the samples go through; their hash is that from before
     */
    public StreamFeed(Trainee<S, V> trainee, SampleSource<S> source, Order order, int buffer, Scalings scalings) {
        this.trainee = trainee;
        this.source = source;
        this.order = order;
        this.scalings = scalings;
        this.buffer = buffer;
        this.inputs = trainee.rows(Math.min(buffer, FIRST_LENGTH));
        this.targets = trainee.rows(Math.min(buffer, FIRST_LENGTH));
    }

    @Override
    public long size() {
        return source.size();
    }

    /** Reads what is left out as well: the samples after it depend on it. */
    @Override
    public void start(int epoch, long sample) throws IOException {
        close();
        random = new Random(order.seedOf(epoch));
        hash = new SampleHash();
        part = null;
        read = 0;
        buffered = 0;
        reader = source.open();
        if (reader == null) {
            throw new IllegalArgumentException("source: found null from open, expected a reader");
        }
        for (long n = 0; n < sample; n++) {
            if (!fillBuffer()) {
                throw new IllegalArgumentException("source: found " + read + " samples, expected at least " + sample
                        + ", as many as the checkpoint was trained on in this epoch");
            }
            remove(drawn());
        }
        rememberRead();
    }

    @Override
    public int next(V[] into, V[] targetsInto) throws IOException {
        int count = 0;
        while (count < into.length && fillBuffer()) {
            int drawn = drawn();
            into[count] = inputs[drawn];
            targetsInto[count] = targets[drawn];
            remove(drawn);
            count++;
        }
        rememberRead();
        return count;
    }

    /** A source may take long to read again, or give others. */
    @Override
    public Past<V> past(int most) {
        return new KeptSamples<>(trainee, most);
    }

    /** The samples read in this epoch, those waiting in the buffer included. */
    @Override
    public String hash() {
        return readBefore + " with hash " + hashBefore;
    }

    private void rememberRead() {
        readBefore = read;
        hashBefore.set(hash);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            SampleSource.Reader<S> closing = reader;
            reader = null;
            closing.close();
        }
    }

    private int drawn() {
        return order.shuffled() ? random.nextInt(buffered) : 0;
    }

    private void remove(int drawn) {
        buffered--;
        inputs[drawn] = inputs[buffered];
        targets[drawn] = targets[buffered];
        inputs[buffered] = null;
        targets[buffered] = null;
    }

    /** @return whether there is anything in it */
    private boolean fillBuffer() throws IOException {
        while (buffered < buffer && reader != null) {
            if (part == null || nextOfPart == part.size()) {
                readPart();
                continue;
            }
            if (buffered == inputs.length) {
                int longer = (int) Math.min(buffer, 2L * buffered);
                inputs = Arrays.copyOf(inputs, longer);
                targets = Arrays.copyOf(targets, longer);
            }
            V input = trainee.input(part, nextOfPart);
            V target = trainee.target(part, nextOfPart);
            hash.add(trainee.hash(input));
            hash.add(trainee.hash(target));
            inputs[buffered] = trainee.scaled(input, scalings.inputs());
            targets[buffered] = trainee.scaled(target, scalings.targets());
            buffered++;
            nextOfPart++;
            read++;
        }
        return buffered > 0;
    }

    private void readPart() throws IOException {
        part = reader.next();
        nextOfPart = 0;
        if (part == null) {
            close();
            long expected = source.size();
            if (read == 0 || expected >= 0 && read != expected) {
                throw new IllegalArgumentException("source: found " + read + " samples, expected "
                        + (expected < 0 ? "at least 1" : expected + ", its size"));
            }
            return;
        }
        if (part.inputSize() != trainee.inputSize() || part.targetSize() != trainee.outputSize()) {
            throw new IllegalArgumentException("source: found samples with " + part.inputSize() + " inputs and "
                    + part.targetSize() + " targets after " + read + " samples, expected " + trainee.inputSize()
                    + " and " + trainee.outputSize() + " as in the network");
        }
        Names.require("the samples", part, trainee.contract());
        scalings.requireFit(part);
    }
}

package dev.nnmaven.runtime.weights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.contract.ModelContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights from streams and to streams: as from files and to files, and the stream is its owner's. */
class StreamsTest {
    @TempDir
    Path directory;

    private final NaiveNetwork network = new NaiveNetwork(3, 2);
    private final NaiveDoubleNetwork doubles = new NaiveDoubleNetwork(3, 2);

    /** Gives a byte at a time, remembers the longest read that was asked for, and whether it was closed. */
    private static final class Dribble extends FilterInputStream {
        private int longest;
        private boolean closed;

        Dribble(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            longest = Math.max(longest, length);
            return super.read(bytes, offset, Math.min(1, length));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class Sink extends FilterOutputStream {
        private boolean flushed;
        private boolean closed;

        Sink(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            flushed = false;
        }

        @Override
        public void flush() {
            flushed = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private byte[] saved() throws IOException {
        network.train(new float[] {1, 2, 3}, new float[] {0.1f, 0.9f});
        network.contract(ModelContract.none().withFeatures(List.of("a", "b", "c")));
        network.save(directory.resolve("f"));
        return Files.readAllBytes(directory.resolve("f"));
    }

    @Test
    void streamsGetTheBytesOfFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Sink sink = new Sink(bytes);
        byte[] file = saved();
        network.save(sink);
        assertThat(bytes.toByteArray()).isEqualTo(file);
        assertThat(sink.flushed).isTrue();
        assertThat(sink.closed).isFalse();

        doubles.save(directory.resolve("d"));
        ByteArrayOutputStream doubleBytes = new ByteArrayOutputStream();
        doubles.save(doubleBytes);
        assertThat(doubleBytes.toByteArray()).isEqualTo(Files.readAllBytes(directory.resolve("d")));
    }

    /** Their file would have the checksum of other weights, and nobody could load it. */
    @Test
    void weightsThatChangeMeanwhileAreNotSaved() {
        float[] weights = new float[3];
        OutputStream meanwhile = new FilterOutputStream(new ByteArrayOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                weights[0]++;
            }
        };
        List<Tensor> tensors = List.of(Tensor.matrix("w", 1, 3, weights));
        assertThatThrownBy(() -> Weights.save(Weights.to(meanwhile), "a.Net", "3-1", tensors))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "weights of a.Net changed while they were saved; save when nobody trains or loads the network");
    }

    @Test
    void streamsLoadAsFilesDo() throws IOException {
        Dribble stream = new Dribble(saved());
        NaiveNetwork loaded = new NaiveNetwork(3, 2);
        loaded.load(stream);
        float[] inputs = {0.5f, -1, 2};
        assertThat(loaded.query(inputs)).isEqualTo(network.query(inputs));
        assertThat(loaded.contract()).isEqualTo(network.contract());
        assertThat(stream.closed).isFalse();

        doubles.train(new double[] {1, 2, 3}, new double[] {0.1, 0.9});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        doubles.save(bytes);
        NaiveDoubleNetwork loadedDoubles = new NaiveDoubleNetwork(3, 2);
        loadedDoubles.load(new ByteArrayInputStream(bytes.toByteArray()));
        double[] doubleInputs = {0.5, -1, 2};
        assertThat(loadedDoubles.query(doubleInputs)).isEqualTo(doubles.query(doubleInputs));
    }

    @Test
    void interruptedThreadsLoadAndSave() throws IOException {
        byte[] file = saved();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Thread.currentThread().interrupt();
        new NaiveNetwork(3, 2).load(new ByteArrayInputStream(file));
        network.save(bytes);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bytes.toByteArray()).isEqualTo(file);
    }

    @Test
    void everyTruncatedStreamIsRefusedByName() throws IOException {
        byte[] file = saved();
        float[] inputs = {0.5f, -1, 2};
        float[] before = network.query(inputs);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            String found = length == 0
                    ? "byte 0: found an empty stream, expected a safetensors file"
                    : "byte " + length + ": found the end of the stream, expected \\d+ more bytes?: it is truncated";
            assertThatThrownBy(() -> network.load(new ByteArrayInputStream(cut)))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessageMatching("the stream: " + found)
                    .satisfies(refused -> assertSameOfFile(cut, refused.getMessage()));
        }
        assertThat(network.query(inputs)).isEqualTo(before);
    }

    /** Whether the bytes come from a stream or from a file: what is wrong is the same. */
    private void assertSameOfFile(byte[] content, String ofStream) {
        Path file = SafetensorsFile.write(directory, content);
        String expected = ofStream.replace("the stream: ", file + ": ").replace(" stream, ", " file, ");
        assertThatThrownBy(() -> network.load(file)).hasMessage(expected);
        assertThatThrownBy(() -> new NaiveDoubleNetwork(3, 2).load(file)).hasMessage(expected);
    }

    @Test
    void whatWasCopiedAsTextIsRefusedAsThat() throws IOException {
        Random random = new Random(1);
        byte[] numbers = new byte[24];
        random.nextBytes(numbers);
        // Both lengths of a header, one that is text and one that is none.
        for (int length : new int[] {100, 200}) {
            String header = "{\"output.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}";
            byte[] file = SafetensorsFile.bytes(header + " ".repeat(length - header.length()), numbers);
            byte[] copied = new String(file, UTF_8).getBytes(UTF_8);
            assertThatThrownBy(() -> network.load(new ByteArrayInputStream(copied)))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessageContaining(
                            "looks as if it had been copied as text, such as by Maven's resource filtering;")
                    .hasMessageContaining(" nonFilteredFileExtension")
                    .satisfies(refused -> assertSameOfFile(copied, refused.getMessage()));
        }
    }

    @Test
    void whatFollowsTheFileIsRefused() throws IOException {
        byte[] file = saved();
        byte[] more = Arrays.copyOf(file, file.length + 1);
        NaiveNetwork fresh = new NaiveNetwork(3, 2);
        float[] inputs = {0.5f, -1, 2};
        float[] before = fresh.query(inputs);
        assertThatThrownBy(() -> fresh.load(new ByteArrayInputStream(more)))
                .isInstanceOf(FileFormatException.class)
                .hasMessage("the stream: byte " + file.length
                        + ": found more bytes, expected the end of the stream, as the header says")
                .satisfies(refused -> assertSameOfFile(more, refused.getMessage()));
        assertThat(fresh.query(inputs)).isEqualTo(before);
    }

    @Test
    void pipesAreReadAsStreams() throws Exception {
        byte[] file = saved();
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Path> writer = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.write(pipe, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        NaiveNetwork other = new NaiveNetwork(3, 2);
        other.load(pipe);
        writer.get(1, TimeUnit.MINUTES);
        float[] inputs = {0.5f, -1, 2};
        assertThat(other.query(inputs)).isEqualTo(network.query(inputs));
    }

    @Test
    void whatDoesNotFitOrIsDamagedIsRefusedByName() throws IOException {
        byte[] file = saved();
        assertThatThrownBy(() -> new NaiveNetwork(3, 4).load(new ByteArrayInputStream(file)))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith("the stream does not fit naive:\n");
        file[file.length - 1]++;
        assertThatThrownBy(() -> network.load(new ByteArrayInputStream(file)))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith("the stream: data: found bytes with the CRC-32 ");
    }

    @Test
    void claimsOfAHeaderTakeNoMemory() {
        byte[] claim = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Header.LONGEST)
                .array();
        Dribble stream = new Dribble(claim);
        assertThatThrownBy(() -> network.load(stream))
                .isInstanceOf(FileFormatException.class)
                .hasMessage("the stream: byte 20: found the end of the stream, expected " + (Header.LONGEST - 12)
                        + " more bytes: it is truncated");
        // How much space there is for what may arrive.
        assertThat(stream.longest).isLessThan(1 << 20);

        ByteBuffer.wrap(claim).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE);
        assertThatThrownBy(() -> network.load(new ByteArrayInputStream(claim)))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(
                        "the stream: byte 0: found a header of 9223372036854775807 bytes, expected at most 100000000"
                                + " bytes, the longest header allowed");

        byte[] tensor = SafetensorsFile.bytes(
                "{\"output.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                        + "\"training/x\":{\"dtype\":\"F64\",\"shape\":[1000000000],\"data_offsets\":[24,8000000024]}}",
                new byte[30]);
        Dribble padded = new Dribble(tensor);
        assertThatThrownBy(() -> network.load(padded))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith(
                        "the stream: byte " + tensor.length + ": found the end of the stream, expected ");
        assertThat(padded.longest).isLessThan(1 << 20);
    }

    @Test
    void failuresOfAStreamAreThrownOnAndChangeNothing() throws IOException {
        byte[] file = saved();
        IOException failure = new IOException("connection reset");
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(file)) {
            private int left = file.length - 3;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (left == 0) {
                    throw failure;
                }
                int read = super.read(bytes, offset, Math.min(left, length));
                left -= read;
                return read;
            }
        };
        NaiveNetwork fresh = new NaiveNetwork(3, 2);
        float[] inputs = {0.5f, -1, 2};
        float[] before = fresh.query(inputs);
        assertThatThrownBy(() -> fresh.load(broken)).isSameAs(failure);
        assertThat(fresh.query(inputs)).isEqualTo(before);
    }

    @Test
    void aResourceThatIsNotThereIsNamedAsTheCause() {
        InputStream none = StreamsTest.class.getResourceAsStream("none.safetensors");
        String message =
                "stream: found null, expected the bytes of a weights file; getResourceAsStream gives null if there"
                        + " is no resource of that name: class.getResourceAsStream looks in the package of the class unless the name"
                        + " begins with a slash";
        assertThatThrownBy(() -> network.load(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> doubles.load(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> network.save((OutputStream) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stream: found null, expected one to write a weights file to");
    }

    @Test
    void pathsOfStreamsAreNoFiles() {
        assertThatThrownBy(() -> Files.size(Weights.from(InputStream.nullInputStream())))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("this is no file but the stream, to be handed to Weights.save and load only");
        assertThatThrownBy(() -> network.load(Weights.to(OutputStream.nullOutputStream())))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}

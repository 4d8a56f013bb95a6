package dev.nnmaven.runtime.weights;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * Stands for something else where {@link Weights#save} and {@link Weights#load} take a file: a network hands out its
 * tensors to nothing else. All other use of it fails, so that nobody takes it for a file.
 */
abstract class StandIn implements Path {
    private final String name;

    private StandIn(String name) {
        this.name = name;
    }

    /** Copies in memory, to be made or to be given back. */
    static final class Memory extends StandIn {
        private final WeightsSnapshot snapshot;

        Memory(WeightsSnapshot snapshot) {
            super("weights in memory");
            this.snapshot = snapshot;
        }

        WeightsSnapshot snapshot() {
            return snapshot;
        }
    }

    /** The bytes of a weights file, and nothing after them. */
    static final class Input extends StandIn {
        private final InputStream stream;

        Input(InputStream stream) {
            super(STREAM);
            this.stream = stream;
        }

        InputStream stream() {
            return stream;
        }
    }

    /** Where the bytes of a weights file go. */
    static final class Output extends StandIn {
        private final OutputStream stream;

        Output(OutputStream stream) {
            super(STREAM);
            this.stream = stream;
        }

        OutputStream stream() {
            return stream;
        }
    }

    /** What messages call it in place of a file. */
    private static final String STREAM = "the stream";

    @Override
    public FileSystem getFileSystem() {
        throw noFile();
    }

    @Override
    public boolean isAbsolute() {
        throw noFile();
    }

    @Override
    public Path getRoot() {
        throw noFile();
    }

    @Override
    public Path getFileName() {
        throw noFile();
    }

    @Override
    public Path getParent() {
        throw noFile();
    }

    @Override
    public int getNameCount() {
        throw noFile();
    }

    @Override
    public Path getName(int index) {
        throw noFile();
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        throw noFile();
    }

    @Override
    public boolean startsWith(Path other) {
        throw noFile();
    }

    @Override
    public boolean endsWith(Path other) {
        throw noFile();
    }

    @Override
    public Path normalize() {
        throw noFile();
    }

    @Override
    public Path resolve(Path other) {
        throw noFile();
    }

    @Override
    public Path relativize(Path other) {
        throw noFile();
    }

    @Override
    public URI toUri() {
        throw noFile();
    }

    @Override
    public Path toAbsolutePath() {
        throw noFile();
    }

    @Override
    public Path toRealPath(LinkOption... options) {
        throw noFile();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw noFile();
    }

    @Override
    public int compareTo(Path other) {
        throw noFile();
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }

    private UnsupportedOperationException noFile() {
        return new UnsupportedOperationException(
                "this is no file but " + name + ", to be handed to Weights.save and load only");
    }
}

package dev.nnmaven.runtime.weights;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * Stands for a snapshot where {@link Weights#save} and {@link Weights#load} take a file: a network hands out its tensors
 * to nothing else. All other use of it fails, so that nobody takes it for a file.
 */
final class MemoryPath implements Path {
    private final WeightsSnapshot snapshot;

    MemoryPath(WeightsSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    WeightsSnapshot snapshot() {
        return snapshot;
    }

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
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "weights in memory";
    }

    private static UnsupportedOperationException noFile() {
        return new UnsupportedOperationException(
                "this is no file but weights in memory, for Weights.save and load only");
    }
}

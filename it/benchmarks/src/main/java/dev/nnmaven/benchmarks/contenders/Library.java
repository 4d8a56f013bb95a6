package dev.nnmaven.benchmarks.contenders;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A library that people would use instead; each has a Maven project in the folder peers. */
public enum Library {
    ONNX("ONNX Runtime", "OnnxPeer"),
    DJL("DJL, PyTorch", "DjlPeer"),
    DL4J("Deeplearning4j", "Dl4jPeer"),
    SMILE("Smile, JDK 25, double", "SmilePeer"),
    ENCOG("Encog, double", "EncogPeer"),
    DEEPNETTS("Deep Netts", "DeepNettsPeer"),
    WEKA("Weka, double", "WekaPeer");

    private final String title;
    private final String peer;

    Library(String title, String peer) {
        this.title = title;
        this.peer = peer;
    }

    /** The name on the command line and of its folder. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String peerClass() {
        return "dev.nnmaven.benchmarks." + id() + "." + peer;
    }

    /**
     * Of the JVM: one thread, no downloads at run time, and no files in the user's home.
     *
     * @param unpacked folder for native code
     */
    List<String> options(Path unpacked) {
        return switch (this) {
            case DJL ->
                List.of(
                        "-Dai.djl.offline=true",
                        "-DDJL_CACHE_DIR=" + unpacked,
                        "-Dai.djl.pytorch.num_threads=1",
                        "-Dai.djl.pytorch.num_interop_threads=1");
            // Without the collector of native memory it takes a third of the time; arrays are closed by hand.
            case DL4J ->
                List.of("-Dorg.bytedeco.javacpp.cachedir=" + unpacked, "-Dorg.bytedeco.javacpp.nopointergc=true");
            case SMILE -> List.of("--enable-native-access=ALL-UNNAMED");
            default -> List.of();
        };
    }

    boolean needsJdk25() {
        return this == SMILE;
    }
}

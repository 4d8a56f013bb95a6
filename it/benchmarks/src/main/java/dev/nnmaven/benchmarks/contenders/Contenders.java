package dev.nnmaven.benchmarks.contenders;

import dev.nnmaven.benchmarks.contenders.Contender.Kind;
import dev.nnmaven.benchmarks.ours.GeneratedPeer;
import dev.nnmaven.benchmarks.ours.TextbookPeer;
import dev.nnmaven.benchmarks.peer.PeerBenchmark;
import dev.nnmaven.benchmarks.shared.Processes;
import dev.nnmaven.benchmarks.shared.Processor;
import dev.nnmaven.benchmarks.shared.Settings;
import dev.nnmaven.runtime.Network;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import joptsimple.OptionParser;
import org.apache.commons.math3.stat.StatUtils;
import org.openjdk.jmh.runner.Runner;

/** Who takes part, and why the others do not. */
public final class Contenders {
    private static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector");

    /** Generated code where objects begin at multiples of 16 bytes, not 8. */
    public static final String ALIGNED = "vector16";

    /** Half of all rows of weights then begin where no half of a vector lies in two cache lines; by default one in four. */
    private static final List<String> VECTOR_16 = Stream.concat(
                    VECTOR.stream(), Stream.of("-XX:ObjectAlignmentInBytes=16"))
            .toList();

    private static final List<String> PLAIN = List.of("-Dnn.vector=off");

    /** At the end of the id of those that do as on a processor without AVX-512. */
    static final String AVX2 = "-avx2";

    private final Settings settings;
    private final Processes processes;
    private final List<Contender> present = new ArrayList<>();
    private final Map<String, String> absent = new TreeMap<>();

    private Contenders(Settings settings, Processes processes) {
        this.settings = settings;
        this.processes = processes;
    }

    public static Contenders prepare(Settings settings, Processes processes) throws IOException, InterruptedException {
        Contenders contenders = new Contenders(settings, processes);
        contenders.addOurs();
        contenders.addPrograms();
        contenders.addLibraries();
        return contenders;
    }

    /** In the order of the tables. */
    public List<Contender> present() {
        return present;
    }

    /** Titles of the others, with a reason. */
    public Map<String, String> absent() {
        return absent;
    }

    private boolean wanted(String id) {
        return settings.peers().isEmpty() || settings.peers().contains(id);
    }

    private void addOurs() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String generated = GeneratedPeer.class.getName();
        add(java("vector", "generated, vector", Kind.OURS, java, VECTOR, generated));
        add(java(ALIGNED, "generated, vector, objects at 16 bytes", Kind.OURS, java, VECTOR_16, generated));
        settings.jdk25()
                .filter(home -> Runtime.version().feature() < 25)
                .ifPresent(home -> add(java(
                        "vector25",
                        "generated, vector, JDK 25",
                        Kind.OURS,
                        home.resolve("bin/java"),
                        VECTOR,
                        generated)));
        add(java("plain", "generated, plain", Kind.OURS, java, PLAIN, generated));
        if (Processor.hasAvx512()) {
            addConfined(java, generated);
        }
        add(java("textbook", "textbook Java", Kind.TEXTBOOK, java, List.of(), TextbookPeer.class.getName()));
    }

    /** What the generated code of a processor without AVX-512 does: with the caches and the speed of this one. */
    private void addConfined(Path java, String generated) {
        add(java("vector" + AVX2, "generated, vector, AVX2", Kind.OURS, java, confined(VECTOR), generated));
        settings.jdk25()
                .filter(home -> Runtime.version().feature() < 25)
                .ifPresent(home -> add(java(
                        "vector25" + AVX2,
                        "generated, vector, AVX2, JDK 25",
                        Kind.OURS,
                        home.resolve("bin/java"),
                        confined(VECTOR),
                        generated)));
        add(java("plain" + AVX2, "generated, plain, AVX2", Kind.OURS, java, confined(PLAIN), generated));
    }

    /** {@return whether it does as on a processor without AVX-512} */
    public static boolean isConfined(Contender contender) {
        return contender.id().endsWith(AVX2);
    }

    private static List<String> confined(List<String> options) {
        return Stream.concat(options.stream(), Stream.of("-XX:UseAVX=2")).toList();
    }

    private JavaContender java(String id, String title, Kind kind, Path java, List<String> options, String peer) {
        List<Path> needed = List.of(ourClasses(), source(Network.class));
        return new JavaContender(id, title, kind, java, options, peer, needed, harness(), processes);
    }

    private void addPrograms() throws IOException, InterruptedException {
        CPrograms programs = new CPrograms(settings, processes);
        for (CPrograms.Program program : CPrograms.Program.values()) {
            if (wanted(program.id()) && (Processor.hasAvx512() || !program.confined())) {
                programs.build(program)
                        .ifPresentOrElse(present::add, () -> absent.put(program.title(), program.need()));
            }
        }
    }

    private void addLibraries() throws IOException, InterruptedException {
        List<Library> libraries = new ArrayList<>();
        for (Library library : Library.values()) {
            // Hundreds of megabytes: only when asked for by a full run or by name.
            if (settings.quick() ? settings.peers().contains(library.id()) : wanted(library.id())) {
                libraries.add(library);
            }
        }
        LibraryBuild build = new LibraryBuild(settings, processes);
        for (Library library : libraries) {
            try {
                add(build.build(library, harness()));
            } catch (IOException e) {
                absent.put(library.title(), e.getMessage());
            }
        }
    }

    private void add(JavaContender contender) {
        if (wanted(contender.id())) {
            present.add(contender);
        }
    }

    public static Path ourClasses() {
        return source(Contenders.class);
    }

    public static Path ourRuntime() {
        return source(Network.class);
    }

    /** What measures, and JMH with what it needs. */
    private static List<Path> harness() {
        return List.of(
                source(PeerBenchmark.class), source(Runner.class), source(OptionParser.class), source(StatUtils.class));
    }

    private static Path source(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.nnmaven.benchmarks.measuring;

import dev.nnmaven.benchmarks.contenders.Contender;
import dev.nnmaven.benchmarks.contenders.Contender.Kind;
import dev.nnmaven.benchmarks.contenders.Contenders;
import dev.nnmaven.benchmarks.contenders.JavaContender;
import dev.nnmaven.benchmarks.ours.BookRun;
import dev.nnmaven.benchmarks.ours.FirstGeneratedAnswer;
import dev.nnmaven.benchmarks.ours.OneLine;
import dev.nnmaven.benchmarks.shared.Processes;
import dev.nnmaven.benchmarks.shared.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is measured from outside: a first answer, the book's run, the size of what has to be there. */
public final class WholeProcesses {
    public static final String FIRST_ANSWER = "first answer, ms";
    public static final String BOOK = "book's run, ms";
    public static final String BOOK_ACCURACY = "book's run, accuracy";
    public static final String FOOTPRINT = "footprint, bytes";
    public static final String ONE_LINE = "one-line";

    /** Added to the id of a contender whose classes come from an archive of the JVM. */
    public static final String ARCHIVED = "-archived";

    public static final String NUMPY = "numpy";

    private static final int FIRST_ANSWERS = 7;
    private static final int BOOK_RUNS = 3;

    private final List<Contender> contenders;
    private final Results results;
    private final Processes processes;
    private final Path work;
    private final Shipment shipment;

    /**
     * Those confined to shorter vectors take no part: what most of such a process does, it does as any other.
     *
     * @param work folder for what is written
     */
    public WholeProcesses(List<Contender> contenders, Results results, Processes processes, Path work)
            throws IOException {
        this.contenders = contenders.stream()
                .filter(contender -> !Contenders.isConfined(contender))
                .toList();
        this.results = results;
        this.processes = processes;
        this.work = work;
        this.shipment = Shipment.pack(work);
    }

    /** Fresh process, load the weights of 784-200-10, one answer. */
    public void firstAnswers(Path exercise, int runs) throws IOException, InterruptedException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            if (contender.id().equals(Contenders.ALIGNED)) {
                // A JVM refuses to keep an archive of classes for objects that are not at multiples of 8 bytes.
                continue;
            }
            if (contender instanceof JavaContender java && java.kind() == Kind.OURS) {
                commands.put(java.id(), firstAnswer(java, List.of(), exercise));
                commands.put(java.id() + ARCHIVED, archived(java, exercise));
                commands.putIfAbsent(ONE_LINE, shipment.command(java.java(), List.of(), OneLine.class));
            } else {
                commands.put(contender.id(), contender.firstAnswer(exercise));
            }
        }
        for (int run = 0; run < runs; run++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                time(command.getKey(), command.getValue());
            }
        }
    }

    private List<String> firstAnswer(JavaContender java, List<String> more, Path exercise) {
        List<String> options = new ArrayList<>(java.options());
        options.addAll(more);
        return shipment.command(java.java(), options, FirstGeneratedAnswer.class, exercise.toString());
    }

    /** Has the JVM keep the classes of a first answer, for others that use them as they are. */
    private List<String> archived(JavaContender java, Path exercise) throws IOException, InterruptedException {
        Path archive = work.resolve(java.id() + ".jsa");
        processes.run(
                java.id() + ARCHIVED, firstAnswer(java, List.of("-XX:ArchiveClassesAtExit=" + archive), exercise));
        return firstAnswer(java, List.of("-XX:SharedArchiveFile=" + archive), exercise);
    }

    public static int firstAnswerRuns(boolean quick) {
        return quick ? 3 : FIRST_ANSWERS;
    }

    private void time(String id, List<String> command) throws InterruptedException {
        try {
            results.add(FIRST_ANSWER, id, processes.time(id, command));
        } catch (IOException e) {
            // Its check has said already what is wrong with it.
            System.err.println(e.getMessage());
        }
    }

    /** The same work in numpy takes half a minute: once, amid ours. */
    public void book(Path mnist, Path script) throws IOException, InterruptedException {
        for (int run = 0; run < BOOK_RUNS; run++) {
            for (Contender contender : contenders) {
                if (contender.kind() == Kind.OURS && contender instanceof JavaContender java) {
                    book(java.id(), java.command(BookRun.class, mnist.toString()));
                }
            }
            if (run == 0) {
                try {
                    book(NUMPY, List.of("python3", script.toString(), mnist.toString()));
                } catch (IOException e) {
                    System.err.println("no run in numpy: python3 with numpy and scipy is needed. " + e.getMessage());
                }
            }
        }
    }

    private void book(String id, List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String accuracy = processes.run("book-" + id, command);
        results.add(BOOK, id, (System.nanoTime() - start) / 1e6);
        results.add(BOOK_ACCURACY, id, Double.parseDouble(accuracy.strip()));
    }

    /** Jars of the libraries, or our runtime and one generated class with what belongs to it. */
    public void footprints() throws IOException {
        for (Contender contender : contenders) {
            long bytes = 0;
            if (contender.kind() == Kind.OURS) {
                bytes = shipment.bytes();
            } else {
                for (Path needed : contender.needed()) {
                    bytes += Files.isDirectory(needed) ? 0 : Files.size(needed);
                }
            }
            if (contender.kind() == Kind.OURS || contender.kind() == Kind.LIBRARY) {
                results.add(FOOTPRINT, contender.id(), bytes);
            }
        }
    }
}

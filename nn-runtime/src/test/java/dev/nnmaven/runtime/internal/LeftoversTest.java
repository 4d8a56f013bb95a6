package dev.nnmaven.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary files of killed processes go with the next save of their target, those in use never do. */
class LeftoversTest {
    @TempDir
    Path directory;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void kill() throws InterruptedException {
        for (Process process : processes) {
            kill(process);
        }
    }

    @Test
    void theNextSaveRemovesWhatAKilledProcessHasLeft() throws Exception {
        for (String name : List.of("digits.checkpoint", "size and form", "n".repeat(255))) {
            Path file = directory.resolve(name);
            Process writing = start("hang", file);
            assertThat(temporaryFiles()).hasSize(1);
            save(file, 1);
            assertThat(temporaryFiles()).as("in use").hasSize(1);
            save(file.resolveSibling("digits"), 1);

            kill(writing);
            save(file.resolveSibling("digits"), 2);
            assertThat(temporaryFiles()).as("of another target").hasSize(1);
            AtomicFile.requireReplaceable(file, "the checkpoint");
            assertThat(temporaryFiles()).isEmpty();
            assertThat(file).hasBinaryContent(new byte[] {1});
        }
    }

    @Test
    void filesThatMayNotBeWrittenAreRemovedToo() throws Exception {
        Path file = Files.write(directory.resolve("file"), new byte[1]);
        if (!file.toFile().setReadOnly()) {
            return;
        }
        Process writing = start("hang", file);
        save(file, 1);
        assertThat(temporaryFiles()).hasSize(1);
        kill(writing);
        save(file, 2);
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void othersFilesStay() throws Exception {
        Path file = directory.resolve("file");
        Process gone = start("hang", file);
        Path leftover = temporaryFiles().get(0);
        kill(gone);
        List<Path> others = List.of(
                // Of versions that named no target: nobody can tell whether they are in use.
                directory.resolve(".nn-76ba544ec118346c.tmp"),
                directory.resolve(leftover.getFileName() + "x"),
                directory.resolve(leftover.getFileName().toString().replace(".nn-file-", ".nn-file-a-")));
        for (Path other : others) {
            Files.createFile(other);
        }
        Path folder = directory.resolve(".nn-file-0123456789abcdef-0123456789abcdef.tmp");
        Files.createDirectory(folder);
        save(file, 1);
        assertThat(leftover).doesNotExist();
        assertThat(others).allSatisfy(other -> assertThat(other).exists());
        assertThat(folder).exists();
    }

    @Test
    void processesAndThreadsThatSaveTheSameFileLeaveEachOtherAlone() throws Exception {
        Path file = directory.resolve("file");
        Process first = start("save", file);
        Process second = start("save", file);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Callable<Void> saves = () -> {
            for (int n = 0; n < 200; n++) {
                save(file, n);
            }
            return null;
        };
        List<Future<Void>> results = threads.invokeAll(List.of(saves, saves));
        for (Future<Void> result : results) {
            result.get();
        }
        threads.shutdown();
        assertThat(first.isAlive()).isTrue();
        assertThat(second.isAlive()).isTrue();
        kill(first);
        kill(second);
        save(file, 7);
        assertThat(file).hasBinaryContent(new byte[] {7});
        assertThat(temporaryFiles()).isEmpty();
    }

    private static void save(Path file, int content) throws IOException {
        AtomicFile.replace(file, out -> out.write(content));
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.getFileName().toString().endsWith(".tmp"))
                    .toList();
        }
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Returns once the process is writing. */
    private Process start(String what, Path file) throws IOException {
        // Classes are found as plain directories: no module path is needed to run them.
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                        Saves.class.getName(),
                        what,
                        file.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("writing");
        return process;
    }

    /** The program that is killed. */
    static final class Saves {
        private Saves() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(URI.create(arguments[1]));
            if (arguments[0].equals("hang")) {
                AtomicFile.replace(file, out -> {
                    out.write(9);
                    System.out.println("writing");
                    sleep();
                });
            }
            System.out.println("writing");
            while (true) {
                save(file, 8);
            }
        }

        private static void sleep() {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

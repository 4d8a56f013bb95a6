package dev.nnmaven.runtime.training.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.nnmaven.runtime.NaiveDoubleNetwork;
import dev.nnmaven.runtime.NaiveNetwork;
import dev.nnmaven.runtime.data.CsvReader;
import dev.nnmaven.runtime.data.IdxReader;
import dev.nnmaven.runtime.data.Samples;
import dev.nnmaven.runtime.training.Data;
import dev.nnmaven.runtime.training.Training;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights, checkpoints and data in file systems that are not the default one. */
class FileSystemsTest {
    private final Samples samples = Data.floats(70, 1);

    @TempDir
    Path directory;

    /** What to do in a folder of a file system. */
    private interface Use {
        void in(Path folder) throws IOException;
    }

    private void everywhere(Use use) throws IOException {
        for (Configuration system : List.of(Configuration.unix(), Configuration.osX(), Configuration.windows())) {
            try (FileSystem memory = Jimfs.newFileSystem(system)) {
                use.in(memory.getPath("").toAbsolutePath());
            }
        }
        for (Map<String, String> options :
                List.of(Map.of("create", "true"), Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Path zip = directory.resolve("in.zip");
            Files.deleteIfExists(zip);
            try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), options)) {
                use.in(Files.createDirectory(archive.getPath("/folder")));
            }
        }
    }

    @Test
    void weightsAreReplaced() throws IOException {
        everywhere(folder -> {
            NaiveNetwork network = Data.network();
            NaiveDoubleNetwork doubles = Data.doubleNetwork();
            for (int time = 0; time < 3; time++) {
                network.train(samples.input(time), samples.target(time));
                network.save(folder.resolve("w"));
                doubles.train(new double[] {1, 2, 3}, new double[] {0.1, 0.9});
                doubles.save(folder.resolve("d"));
            }
            NaiveNetwork loaded = Data.network();
            loaded.load(folder.resolve("w"));
            assertThat(Data.weights(loaded, directory)).isEqualTo(Data.weights(network, directory));
            NaiveDoubleNetwork loadedDoubles = Data.doubleNetwork();
            loadedDoubles.load(folder.resolve("d"));
            assertThat(Data.weights(loadedDoubles, directory)).isEqualTo(Data.weights(doubles, directory));
            assertOnly(folder, "d", "w");
        });
    }

    @Test
    void checkpointsAreReplacedAndResumed() throws IOException {
        NaiveNetwork whole = Data.network();
        Training.of(whole).epochs(6).run(samples);
        everywhere(folder -> {
            Path file = folder.resolve("checkpoint");
            Training.of(Data.network()).epochs(4).checkpoint(file, 1).run(samples);
            NaiveNetwork resumed = Data.network();
            Training.of(resumed)
                    .epochs(6)
                    .checkpoint(file, 1)
                    .resumeIfPresent(file)
                    .run(samples);
            assertThat(Data.weights(resumed, directory)).isEqualTo(Data.weights(whole, directory));
            assertOnly(folder, "checkpoint");
        });
    }

    @Test
    void dataAreRead() throws IOException {
        everywhere(folder -> {
            Path csv = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n3,4\n");
            assertThat(CsvReader.read(csv).rows()).isEqualTo(2);
            byte[] idx = {0, 0, 8, 1, 0, 0, 0, 2, 5, 6};
            assertThat(IdxReader.read(Files.write(folder.resolve("t.idx"), idx)).rows())
                    .isEqualTo(2);
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(idx);
            }
            assertThat(IdxReader.read(Files.write(folder.resolve("t.gz"), compressed.toByteArray()))
                            .rows())
                    .isEqualTo(2);
        });
    }

    @Test
    void readOnlyFileSystemsLoadAndRefuseToSave() throws IOException {
        Path zip = directory.resolve("read-only.zip");
        URI uri = URI.create("jar:" + zip.toUri());
        NaiveNetwork network = Data.network();
        try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            network.save(archive.getPath("/w"));
        }
        try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of("accessMode", "readOnly"))) {
            NaiveNetwork loaded = Data.network();
            loaded.load(archive.getPath("/w"));
            assertThat(Data.weights(loaded, directory)).isEqualTo(Data.weights(network, directory));
            if (Runtime.version().feature() < 25) {
                // Knows no such option: it depends on the file, which a superuser can always write.
                return;
            }
            refuseToSave(archive.getPath("/w"), network);
        }
    }

    @Test
    void theJdkIsNoPlaceForWeights() {
        NaiveNetwork network = Data.network();
        refuseToSave(Path.of(URI.create("jrt:/java.base/module-info.class")), network);
    }

    private static void refuseToSave(Path file, NaiveNetwork network) {
        String reason =
                "cannot be written: no file can be made in " + file.getParent() + " (the file system is read-only)";
        assertThatThrownBy(() -> network.save(file))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": " + reason);
        assertThatThrownBy(() -> Training.of(network).checkpoint(file, 1).run(Data.floats(5, 1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": the checkpoint " + reason);
    }

    private static void assertOnly(Path folder, String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(names);
        }
    }
}

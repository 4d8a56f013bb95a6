package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.NetworkGenerator;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import dev.nnmaven.runtime.DoubleNetwork;
import dev.nnmaven.runtime.Network;
import dev.nnmaven.runtime.data.Samples;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that an earlier version has written load, answer and go on, bit for bit. */
class EarlierFilesTest {
    private static final Path FILES = Path.of("src/test/resources/earlier");

    @TempDir
    Path folder;

    private URLClassLoader loader;

    @BeforeEach
    void generateTheNetworks() throws IOException {
        Path none = folder.resolve("none");
        assertThat(NetworkGenerator.generate(new GenerationRequest(
                                Product.NETWORK,
                                new SourceSet(List.of(none), FILES, false),
                                Optional.empty(),
                                List.of(none),
                                List.of(),
                                List.of(),
                                List.of(),
                                folder.resolve("generated"),
                                folder.resolve("state"),
                                StandardCharsets.UTF_8))
                        .written())
                .hasSize(3);
        File[] sources =
                folder.resolve("generated/com/example/earlier").toFile().listFiles();
        Path classes = Files.createDirectory(folder.resolve("classes"));
        String[] options = {"-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()};
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments(options, sources));
        assertThat(failed).isZero();
        loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void classifiersLoadAnswerAndGoOn() throws Exception {
        Network loaded = (Network) loaded("flowers");
        assertThat(answers(loaded, EarlierTrainings.flowers())).isEqualTo(expected("flowers"));
        Network resumed = (Network) fresh("flowers");
        EarlierTrainings.flowers(resumed)
                .resume(FILES.resolve("flowers.checkpoint"))
                .run(EarlierTrainings.flowers());
        assertThat(weights(resumed)).isEqualTo(weights(loaded));
        assertThat(answers(resumed, EarlierTrainings.flowers())).isEqualTo(expected("flowers"));
        assertThat(resumed.contract()).isEqualTo(loaded.contract());
    }

    @Test
    void regressorsInDoublePrecisionLoadAnswerAndGoOn() throws Exception {
        DoubleNetwork loaded = (DoubleNetwork) loaded("prices");
        assertThat(answers(loaded)).isEqualTo(expected("prices"));
        DoubleNetwork resumed = (DoubleNetwork) fresh("prices");
        EarlierTrainings.prices(resumed)
                .resume(FILES.resolve("prices.checkpoint"))
                .run(EarlierTrainings.prices());
        assertThat(answers(resumed)).isEqualTo(expected("prices"));
        assertThat(resumed.contract()).isEqualTo(loaded.contract());
    }

    @Test
    void networksWithoutAContractLoadAnswerAndGoOn() throws Exception {
        Network loaded = (Network) loaded("plain");
        assertThat(answers(loaded, EarlierTrainings.plain())).isEqualTo(expected("plain"));
        Network resumed = (Network) fresh("plain");
        EarlierTrainings.plain(resumed)
                .resume(FILES.resolve("plain.checkpoint"))
                .run(EarlierTrainings.plain());
        assertThat(weights(resumed)).isEqualTo(weights(loaded));
    }

    private Object fresh(String name) throws ReflectiveOperationException {
        return type(name).getConstructor().newInstance();
    }

    /** By the path and from a stream, which must be the same. */
    private Object loaded(String name) throws ReflectiveOperationException, IOException {
        Path file = FILES.resolve(name + ".safetensors");
        Object byPath = type(name).getConstructor(Path.class).newInstance(file);
        try (InputStream stream = Files.newInputStream(file)) {
            Object byStream = type(name).getConstructor(InputStream.class).newInstance(stream);
            if (byPath instanceof Network network) {
                assertThat(weights((Network) byStream)).isEqualTo(weights(network));
            }
        }
        return byPath;
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass(
                "com.example.earlier." + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Network");
    }

    private static List<String> expected(String name) throws IOException {
        return Files.readAllLines(FILES.resolve(name + ".answers"));
    }

    private static List<String> answers(Network network, Samples samples) {
        return IntStream.range(0, 10)
                .mapToObj(n -> {
                    StringJoiner bits = new StringJoiner(" ");
                    for (float answer : network.queryRaw(samples.input(n))) {
                        bits.add(HexFormat.of().toHexDigits(Float.floatToRawIntBits(answer)));
                    }
                    return bits.toString();
                })
                .toList();
    }

    private static List<String> answers(DoubleNetwork network) {
        return IntStream.range(0, 10)
                .mapToObj(n -> {
                    StringJoiner bits = new StringJoiner(" ");
                    for (double answer :
                            network.queryRaw(EarlierTrainings.prices().input(n))) {
                        bits.add(HexFormat.of().toHexDigits(Double.doubleToRawLongBits(answer)));
                    }
                    return bits.toString();
                })
                .toList();
    }

    /** Without the header, in which later versions may say more. */
    private byte[] weights(Network network) throws IOException {
        Path file = folder.resolve("weights");
        network.save(file);
        byte[] content = Files.readAllBytes(file);
        int header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return Arrays.copyOfRange(content, Long.BYTES + header, content.length);
    }

    private static String[] arguments(String[] options, File[] sources) {
        String[] all = Arrays.copyOf(options, options.length + sources.length);
        for (int i = 0; i < sources.length; i++) {
            all[options.length + i] = sources[i].toString();
        }
        return all;
    }
}

package dev.nnmaven.plugin.codegen.emit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated classes as they are to be, to the byte. */
public final class Goldens {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Goldens() {}

    /** With the system property {@code nn.goldens=rewrite}, the text is what is expected from now on. */
    public static void assertGolden(String name, String text) throws IOException {
        Path golden = FOLDER.resolve(name + ".java.golden");
        if ("rewrite".equals(System.getProperty("nn.goldens"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }
}

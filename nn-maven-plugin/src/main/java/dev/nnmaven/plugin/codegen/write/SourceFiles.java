package dev.nnmaven.plugin.codegen.write;

import dev.nnmaven.plugin.codegen.GenerationResult;
import dev.nnmaven.plugin.codegen.emit.GeneratedSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

public final class SourceFiles {
    private SourceFiles() {}

    public static GenerationResult write(
            List<GeneratedSource> sources, Path outputDirectory, Charset encoding, List<String> notes)
            throws IOException {
        throw new UnsupportedOperationException();
    }
}

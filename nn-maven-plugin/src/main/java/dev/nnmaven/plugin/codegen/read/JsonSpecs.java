package dev.nnmaven.plugin.codegen.read;

import dev.nnmaven.plugin.codegen.Problems;
import dev.nnmaven.plugin.codegen.spec.Declaration;
import java.nio.file.Path;
import java.util.List;

public final class JsonSpecs {
    private JsonSpecs() {}

    public static List<Declaration> read(Path specDirectory, Problems problems) {
        throw new UnsupportedOperationException();
    }
}

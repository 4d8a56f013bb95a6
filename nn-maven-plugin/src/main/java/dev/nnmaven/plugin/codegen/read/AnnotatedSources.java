package dev.nnmaven.plugin.codegen.read;

import dev.nnmaven.plugin.codegen.GenerationRequest;
import dev.nnmaven.plugin.codegen.Problems;
import dev.nnmaven.plugin.codegen.spec.Declaration;
import java.util.List;

public final class AnnotatedSources {
    private AnnotatedSources() {}

    public static List<Declaration> read(GenerationRequest request, Problems problems, List<String> notes) {
        throw new UnsupportedOperationException();
    }
}

package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.plugin.codegen.Problems;
import java.nio.file.Path;
import java.util.List;

public final class SpecRules {
    private SpecRules() {}

    public static List<NetworkSpec> check(List<Declaration> declarations, List<Path> sourceRoots, Problems problems) {
        throw new UnsupportedOperationException();
    }
}

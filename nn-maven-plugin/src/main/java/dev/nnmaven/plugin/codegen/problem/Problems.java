package dev.nnmaven.plugin.codegen.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that one run reports everything. */
public final class Problems {

    private final List<Problem> problems = new ArrayList<>();

    public void add(Origin origin, String message) {
        problems.add(new Problem(origin, message));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** In the order of files, lines and columns. */
    public List<Problem> sorted() {
        return problems.stream().sorted(Comparator.comparing(Problem::origin)).toList();
    }
}

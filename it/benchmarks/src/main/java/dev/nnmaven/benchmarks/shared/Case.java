package dev.nnmaven.benchmarks.shared;

import java.util.Arrays;

/** A network and the samples that it is measured on. */
public enum Case {
    TINY("2-3-1"),
    SMALL("4-8-3"),
    MIDDLE("13-32-16-1"),
    BOOK("784-200-10"),
    /** Pixels from 0 to 1, most of them zeros: what a network may skip. */
    ZEROS("784-200-10-zeros"),
    DOUBLE("784-200-10-double"),
    DEEP("784-128-64-10"),
    LARGE("1024-1024-1024-10");

    private final String id;

    Case(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Like 784-200-10. */
    String sizes() {
        return this == ZEROS || this == DOUBLE ? BOOK.id : id;
    }

    public int[] sizeArray() {
        return Arrays.stream(sizes().split("-")).mapToInt(Integer::parseInt).toArray();
    }

    public String title() {
        return switch (this) {
            case ZEROS -> "784-200-10, inputs [0, 1] with their zeros";
            case DOUBLE -> "784-200-10, double precision";
            default -> id;
        };
    }

    public boolean digits() {
        return sizes().startsWith("784-");
    }
}

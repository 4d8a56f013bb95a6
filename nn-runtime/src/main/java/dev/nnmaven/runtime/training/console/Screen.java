package dev.nnmaven.runtime.training.console;

/** Where progress is shown. */
public interface Screen {
    void print(String text);

    /** Whether it can go back in a line. */
    boolean redraws();

    /** How wide it is now, if it redraws. */
    int columns();

    /** Before it is asked for its width. */
    default void open() {}

    default void close() {}
}

package dev.nnmaven.runtime.training.console;

import java.io.PrintStream;

/** Takes lines of any length. */
public record LogScreen(PrintStream stream) implements Screen {
    @Override
    public void print(String text) {
        stream.print(text);
        stream.flush();
    }

    @Override
    public boolean redraws() {
        return false;
    }

    @Override
    public int columns() {
        return Integer.MAX_VALUE;
    }
}

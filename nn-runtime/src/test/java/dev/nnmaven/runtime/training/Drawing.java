package dev.nnmaven.runtime.training;

import dev.nnmaven.runtime.training.console.Screen;
import java.util.Arrays;
import java.util.List;

/** As wide as it is told to be. */
final class Drawing implements Screen {
    final StringBuilder out = new StringBuilder();
    int columns;

    Drawing(int columns) {
        this.columns = columns;
    }

    @Override
    public void print(String text) {
        out.append(text);
    }

    @Override
    public boolean redraws() {
        return true;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** What is drawn between two returns of the cursor. */
    List<String> drawn() {
        return Arrays.stream(out.toString().split("\r|" + System.lineSeparator()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** What stays to be read: of each line what was drawn last. */
    List<String> left() {
        return Arrays.stream(out.toString().split(System.lineSeparator()))
                .map(line -> line.substring(line.lastIndexOf('\r') + 1).stripTrailing())
                .toList();
    }
}

package dev.nnmaven.runtime.training.console;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal that people watch. Java does not know how wide it is, and its width may change, so a shell is asked again
 * and again: it reads a line, and answers with what {@code stty} says. It ends with this process, however that ends.
 */
public final class Terminal implements Screen {
    /** An empty answer if there is no such program or terminal. */
    private static final String[] STTY = {"sh", "-c", "while read -r line; do echo \"$(stty size < /dev/tty)\"; done"};

    /** What most terminals have at least. */
    private static final int USUAL_COLUMNS = 80;

    /** The first answer is worth waiting for; later ones are taken when they are there. */
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    /** {@code 24 80}: rows and columns, which are 0 if they are not known. */
    private static final Pattern SIZE = Pattern.compile("\\d{1,5} ([1-9]\\d{0,4})");

    private final PrintWriter writer;
    private final String[] command;
    private int columns = USUAL_COLUMNS;

    /** Null if there is none, or it went away. */
    private Process shell;

    /** What there is so far. */
    private String answer = "";

    /** @param command of a process that answers each line with the size */
    Terminal(PrintWriter writer, String... command) {
        this.writer = writer;
        this.command = command;
    }

    /**
     * The terminal this process is attached to, or null if there is none or it cannot go back in a line. Not System.out: a
     * build tool that runs us in its own process may have pointed that to its log.
     */
    public static Terminal find() {
        Console console = System.console();
        return console == null || "dumb".equals(System.getenv("TERM")) || !isTerminal(console)
                ? null
                : new Terminal(console.writer(), STTY);
    }

    /** From JDK 22 on a console exists without a terminal too, and has a method to tell. Before, it never did. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJdk) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Console.isTerminal cannot be called", e);
        }
    }

    @Override
    public void print(String text) {
        writer.print(text);
        writer.flush();
    }

    @Override
    public boolean redraws() {
        return true;
    }

    /** Without a shell, as on Windows, the usual width is a good guess. */
    @Override
    public void open() {
        close();
        columns = USUAL_COLUMNS;
        answer = "";
        try {
            shell = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noSuchProgram) {
            return;
        }
        ask();
        long start = System.nanoTime();
        while (shell != null && !takeAnswer() && System.nanoTime() - start < LONGEST_WAIT) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** As the shell said last. */
    @Override
    public int columns() {
        if (shell != null) {
            takeAnswer();
        }
        return columns;
    }

    @Override
    public void close() {
        if (shell != null) {
            shell.destroy();
            shell = null;
        }
    }

    private void ask() {
        try {
            shell.getOutputStream().write('\n');
            shell.getOutputStream().flush();
        } catch (IOException gone) {
            close();
        }
    }

    /**
     * Asks again if there was an answer.
     *
     * @return whether there was one, which is never waited for
     */
    private boolean takeAnswer() {
        try {
            InputStream in = shell.getInputStream();
            answer += new String(in.readNBytes(in.available()), StandardCharsets.US_ASCII);
        } catch (IOException gone) {
            close();
            return false;
        }
        if (!answer.endsWith("\n")) {
            return false;
        }
        Matcher size = SIZE.matcher(answer.strip());
        columns = size.matches() ? Integer.parseInt(size.group(1)) : USUAL_COLUMNS;
        answer = "";
        ask();
        return true;
    }
}

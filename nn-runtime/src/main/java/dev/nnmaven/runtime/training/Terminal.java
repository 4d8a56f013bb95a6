package dev.nnmaven.runtime.training;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;

/** Finds out whether people watch. */
final class Terminal {
    private Terminal() {}

    /**
     * A writer to the terminal this process is attached to, or null if there is none or it cannot go back in a line. Not
     * System.out: a build tool that runs us in its own process may have pointed that to its log.
     */
    static PrintWriter writer() {
        Console console = System.console();
        return console == null || "dumb".equals(System.getenv("TERM")) || !isTerminal(console)
                ? null
                : console.writer();
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
}

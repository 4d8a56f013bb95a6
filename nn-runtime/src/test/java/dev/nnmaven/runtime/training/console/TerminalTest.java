package dev.nnmaven.runtime.training.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no shell of this kind, and always the usual width")
class TerminalTest {
    @TempDir
    Path directory;

    @Test
    void isAskedForItsWidthAgainAndAgain() throws IOException {
        Path size = Files.writeString(directory.resolve("size"), "24 132\n");
        Terminal terminal = terminal("sh", "-c", "while read -r line; do cat \"$0\"; done", size.toString());
        terminal.open();
        assertThat(terminal.columns()).isEqualTo(132);
        Path narrow = Files.writeString(directory.resolve("narrow"), "24 40\n");
        Files.move(narrow, size, StandardCopyOption.REPLACE_EXISTING);
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (terminal.columns() == 132 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(terminal.columns()).isEqualTo(40);
        terminal.close();
        terminal.close();
        assertThat(terminal.columns()).isEqualTo(40);
        terminal.open();
        assertThat(terminal.columns()).isEqualTo(40);
        terminal.close();
    }

    @Test
    void hasTheUsualWidthIfNobodyKnows() {
        for (String answer : new String[] {"echo 0 0", "echo", "echo no terminal", "exit", "sleep 60"}) {
            Terminal terminal = terminal("sh", "-c", "while read -r line; do " + answer + "; done");
            terminal.open();
            assertThat(terminal.columns()).as(answer).isEqualTo(80);
            terminal.close();
        }
        Terminal terminal = terminal("no-such-program-anywhere");
        terminal.open();
        assertThat(terminal.columns()).isEqualTo(80);
        terminal.close();
    }

    private static Terminal terminal(String... command) {
        return new Terminal(new PrintWriter(new StringWriter()), command);
    }
}

package dev.nnmaven.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void textFromFilesCannotGarbleATerminalOrFillTheScreen() {
        assertThat(Texts.quoted("größe")).isEqualTo("\"größe\"");
        assertThat(Texts.quoted("\u001b[2J\n\u202e\ud800")).isEqualTo("\"\\u001b[2J\\u000a\\u202e\\ud800\"");
        assertThat(Texts.quoted("\u2028\u2029\u0085")).isEqualTo("\"\\u2028\\u2029\\u0085\"");
        assertThat(Texts.quoted("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "…\"");
        assertThat(Texts.shortened("abc", 3)).isEqualTo("abc");
        assertThat(Texts.shortened("abc", 2)).isEqualTo("ab…");
    }

    @Test
    void bytesAreShownAsCharactersWhereTheyHaveOne() {
        assertThat(Texts.character((byte) '{')).isEqualTo("'{'");
        assertThat(Texts.character((byte) 0x7f)).isEqualTo("byte 0x7F");
        assertThat(Texts.character((byte) 0xff)).isEqualTo("byte 0xFF");
        assertThat(Texts.character((byte) 0)).isEqualTo("byte 0x00");
    }

    @Test
    void listsReadAsSentencesAndEndSomewhere() {
        assertThat(Texts.all(List.of("a"))).isEqualTo("a");
        assertThat(Texts.all(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Texts.anyOf(List.of("a", "b", "c"))).isEqualTo("a, b or c");
        List<String> twenty = Collections.nCopies(20, "x");
        assertThat(Texts.all(twenty)).isEqualTo("x, ".repeat(18) + "x and x");
        assertThat(Texts.anyOf(Collections.nCopies(22, "x"))).isEqualTo("x, ".repeat(19) + "x or 2 more");
    }

    @Test
    void findsTheWordThatWasMeant() {
        List<String> words = List.of("SETOSA", "VERSICOLOR", "VIRGINICA");
        assertThat(Texts.closest("virginca", words)).contains("VIRGINICA");
        assertThat(Texts.closest("versicolour", words)).contains("VERSICOLOR");
        assertThat(Texts.closest("stsa", words)).contains("SETOSA");
        assertThat(Texts.closest("rose", words)).isEmpty();
        assertThat(Texts.closest("", words)).isEmpty();
        assertThat(Texts.closest("x".repeat(100_000), words)).isEmpty();
        assertThat(Texts.closest("ab", List.of("ax", "ab"))).contains("ab");
    }
}

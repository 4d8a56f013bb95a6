package dev.nnmaven.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void textFromFilesCannotGarbleATerminalOrFillTheScreen() {
        assertThat(Texts.quoted("größe")).isEqualTo("\"größe\"");
        assertThat(Texts.quoted("\u001b[2J\n\u202e\ud800")).isEqualTo("\"\\u001b[2J\\u000a\\u202e\\ud800\"");
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
}

package dev.nnmaven.plugin.codegen.read.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    @ParameterizedTest
    @CsvSource({
        "size, size, 0",
        "SIZE, size, 0",
        "'', size, 4",
        "sise, size, 1",
        "siz, size, 1",
        "ssize, size, 1",
        "szie, size, 1",
        "kitten, sitting, 3",
        "ab, ba, 1"
    })
    void countsTypingErrors(String one, String other, int expected) {
        assertThat(Suggestions.distance(one, other)).isEqualTo(expected);
        assertThat(Suggestions.distance(other, one)).isEqualTo(expected);
    }

    @Test
    void suggestsOnlyWhatIsClose() {
        List<String> choices = List.of("inputs", "layers", "learningRate", "seed");
        assertThat(Suggestions.closest("input", choices)).contains("inputs");
        assertThat(Suggestions.closest("learning", choices)).contains("learningRate");
        assertThat(Suggestions.closest("seedling", choices)).contains("seed");
        assertThat(Suggestions.closest("depth", choices)).isEmpty();
        assertThat(Suggestions.closest("", choices)).isEmpty();
        assertThat(Suggestions.closest("seed".repeat(100), choices)).isEmpty();
    }

    @Test
    void prefersTheClosestAndThenTheFirstOfTheAlphabet() {
        assertThat(Suggestions.closest("hat", List.of("cart", "cat", "bat"))).contains("bat");
        assertThat(Suggestions.closest("sizes", List.of("seizes", "size", "sizes2")))
                .contains("seizes");
    }
}

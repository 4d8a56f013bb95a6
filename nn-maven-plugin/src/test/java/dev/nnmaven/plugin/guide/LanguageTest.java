package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Short enough to be read once. */
class LanguageTest {

    private static final int LINES_OF_README = 200;
    private static final int WORDS = 30;
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?<=[.!?][)\"*]{0,3})\\s+(?=[\\p{Lu}\\p{N}*\\[(\"]|code\\b)");

    @Test
    void noSentenceIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String paragraph : page.paragraphs()) {
                SENTENCE_END
                        .splitAsStream(paragraph)
                        .filter(sentence -> words(sentence) > WORDS)
                        .forEach(sentence -> tooLong.add(page.name() + ", " + words(sentence) + " words: " + sentence));
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void theReadmeFitsOnAFewScreens() throws IOException {
        assertThat(Page.readme().text().lines().count()).isLessThanOrEqualTo(LINES_OF_README);
    }

    /** The first sentence of a page says what its reader can do then. */
    @Test
    void aPageOfTheGuideBeginsWithItsUse() throws IOException {
        for (Page page : Page.all()) {
            if (!page.name().equals("README.md")) {
                assertThat(page.paragraphs().get(0)).as(page.name()).startsWith("After this page you can ");
            }
        }
    }

    private static long words(String sentence) {
        return Arrays.stream(sentence.split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .count();
    }
}

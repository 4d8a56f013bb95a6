package dev.nnmaven.plugin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final String FILE = """
            class A {
                int one;

                int two;
            }
            """;

    @Test
    void aWholeFileIsThere() {
        assertThat(Excerpt.missing(FILE, FILE)).isEmpty();
    }

    @Test
    void linesMayBeLeftOut() {
        assertThat(Excerpt.missing("class A {\n    // …\n    int two;\n}\n", FILE))
                .isEmpty();
    }

    @Test
    void aPartMayBeLessIndented() {
        assertThat(Excerpt.missing("int one;\n\nint two;\n", FILE)).isEmpty();
    }

    @Test
    void anotherWordIsNoticed() {
        assertThat(Excerpt.missing("class A {\n// …\nint three;\n", FILE)).isEqualTo("int three;");
    }

    @Test
    void partsHaveTheOrderOfTheFile() {
        assertThat(Excerpt.missing("int two;\n// …\nint one;\n", FILE)).isEqualTo("int one;");
    }

    @Test
    void linesMayNotBeLeftOutUnsaid() {
        assertThat(Excerpt.missing("int one;\nint two;\n", FILE)).isNotEmpty();
    }

    @Test
    void aLineIsShownToItsEnd() {
        assertThat(Excerpt.missing("int on\n", FILE)).isNotEmpty();
        assertThat(Excerpt.missing("nt one;\n", FILE)).isNotEmpty();
    }
}

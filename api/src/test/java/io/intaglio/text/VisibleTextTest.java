package io.intaglio.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    /**
     * Marks and overrides of direction, isolates, a zero-width space, a soft hyphen, a byte-order mark, controls,
     * separators.
     */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x061C, 0x200B,
                0xAD, 0xFEFF, 0x1B, 0x7F, 0x9B, 0x2028, 0x2029
            })
    void whatIsInvisibleIsShownAsAnEscapeInTerminalsAndJson(int c) {
        String name = "a" + (char) c + "gnp.exe";
        String escape = String.format("a\\u%04xgnp.exe", c);

        assertThat(VisibleText.line(name)).isEqualTo(escape);
        assertThat(VisibleText.lines(name)).isEqualTo(escape);
        assertThat(Json.of(Map.of("name", name))).contains(escape);
    }

    @Test
    void lettersEmojiAndTheirJoinersStayAsTheyAre() {
        String names = "\u00e9t\u00e9 \u0645\u06cc\u200c\u062e \ud83d\udc69\u200d\ud83d\udcbb \\n";
        assertThat(VisibleText.line(names)).isEqualTo(names);
    }

    @Test
    void lineEndsStayWhereThereMayBeSeveralLines() {
        assertThat(VisibleText.lines("a\n\tb\r")).isEqualTo("a\n\tb\\r");
        assertThat(VisibleText.line("a\n\tb\r")).isEqualTo("a\\n\\tb\\r");
        assertThat(VisibleText.line("\udb40\udc41")).isEqualTo("\\U000e0041");
    }
}

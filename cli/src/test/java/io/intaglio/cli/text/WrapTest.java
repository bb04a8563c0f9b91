package io.intaglio.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WrapTest {

    @Test
    void linesBreakBetweenWordsAndAreIndented() {
        assertThat(Wrap.at(20, "one two three four five six seven")).isEqualTo("one two three four\n  five six seven");
        assertThat(Wrap.at(12, "  a  bcd efgh ijkl")).isEqualTo("  a  bcd\n    efgh\n    ijkl");
        assertThat(Wrap.at(10, "short\n\nlines")).isEqualTo("short\n\nlines");
    }

    @Test
    void aWordThatIsLongerThanALineStaysWhole() {
        assertThat(Wrap.at(10, "see /a/very/long/path now")).isEqualTo("see\n  /a/very/long/path\n  now");
    }

    @Property(tries = 300)
    void noWordIsLostOrBroken(
            @ForAll @CharRange(from = 'a', to = 'e') @net.jqwik.api.constraints.Chars(' ') String text,
            @ForAll @IntRange(min = 4, max = 30) int width) {
        assertThat(Wrap.at(width, text).split("\\s+")).isEqualTo(text.split("\\s+"));
    }
}

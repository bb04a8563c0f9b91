package io.intaglio.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            my.plate | my.plate
            a/b-1.plate | a/b-1.plate
            my digits.plate | 'my digits.plate'
            it's.plate | 'it'\\''s.plate'
            ä.plate | 'ä.plate'
            $x | '$x'
            """)
    void wordsAreQuotedWhereAShellNeedsIt(String word, String quoted) {
        assertThat(ShellWord.of(word)).isEqualTo(quoted);
    }
}

package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            true);

    @Test
    void nothingTurnsTheDirectionOfALineAndTracesSteerNothing() {
        console.say("%s is left out", "\u202egnp.exe\u2066");
        console.trace(new IllegalStateException("a\u001b[2J\u202eb"));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("\\u202egnp.exe\\u2066 is left out\n"
                        + "java.lang.IllegalStateException: a\\u001b[2J\\u202eb\n\tat ")
                .doesNotContain("\u001b");
    }

    @Test
    void wordsAreNotBrokenAtTheEdgeOfATerminal() {
        Console narrow = new Console(console.out(), console.err(), true, 40);
        narrow.say("%s", "collapsed, gray, any size: 1.23 M parameters, 45.6 G FLOPs an image");

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("collapsed, gray, any size: 1.23 M\n  parameters, 45.6 G FLOPs an image\n");
    }

    @Test
    void nothingThatIsSaidSteersTheTerminal() {
        console.print("%s %d", "created-by = \u001b[2J\u009b1m\nseed\t= 5", 7);
        console.say("wrote %s (%.1f)\n", "a\u001b]52;c;eA==\u0007\nintaglio: all is well", 1.5);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("created-by = \\u001b[2J\\u009b1m\nseed\t= 5 7\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("wrote a\\u001b]52;c;eA==\\u0007\\nintaglio: all is well (1.5)\n\n");
    }
}

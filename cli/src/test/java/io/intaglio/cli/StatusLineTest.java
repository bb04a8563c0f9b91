package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void what_is_said_meanwhile_stands_above_the_line_which_is_drawn_again() {
        Console console = new Console(err, err, true, 80);
        console.status().show("42% [==>  ]");
        console.say("a warning");
        console.status().show("43% [==>  ]");
        console.status().end();
        console.say("the end");

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\r42% [==>  ]\u001b[K" // drawn
                                + "\r\u001b[Ka warning\n42% [==>  ]" // cleared, said, drawn
                                + "\r43% [==>  ]\u001b[K\n"
                                + "the end\n");
    }

    @Test
    void without_a_line_nothing_is_cleared() {
        new Console(err, err, false).say("plain");

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("plain\n");
    }
}

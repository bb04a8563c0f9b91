package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void an_error_after_an_interruption_is_said_as_an_exception_is() throws Exception {
        try (Interruption interruption = new Interruption(new Console(err, err, false))) {
            int code = interruption.during(() -> {
                interruption.request();
                throw new StackOverflowError("too deep");
            });
            assertThat(code).isEqualTo(CommandRunner.FAILED);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("too deep");
    }

    @Test
    void without_one_it_is_for_whoever_asked() {
        try (Interruption interruption = new Interruption(new Console(err, err, false))) {
            assertThatThrownBy(() -> interruption.during(() -> {
                        throw new StackOverflowError("too deep");
                    }))
                    .isInstanceOf(StackOverflowError.class);
        }
    }
}

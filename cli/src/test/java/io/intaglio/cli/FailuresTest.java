package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void a_name_that_the_locale_cannot_write_comes_with_the_variable_to_set() {
        InvalidPathException name = new InvalidPathException("ö.plate", "Malformed input");

        assertThat(Failures.sentence(name))
                .startsWith("\"ö.plate\" cannot be the name of a file here (Malformed input); the locale writes names")
                .endsWith(": for others set LC_ALL=C.UTF-8");
    }

    @Test
    void what_the_system_says_is_a_sentence_with_the_name() {
        assertThat(Failures.sentence(new NoSuchFileException("a.png"))).isEqualTo("there is no file or folder a.png");
        assertThat(Failures.sentence(new FileSystemException("b.plate", null, "No space left on device")))
                .isEqualTo("b.plate: No space left on device");
    }
}

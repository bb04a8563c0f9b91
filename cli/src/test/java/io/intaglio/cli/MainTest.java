package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {

    /** JDKs from 24 on warn of libraries that use {@code sun.misc.Unsafe}. */
    @Test
    void noJdkWarnsOfTheCommand() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "list",
                        "settings")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("learning-rate").doesNotContain("WARNING");
    }

    /** Java's own loggers go the way of the libraries'. */
    @Test
    void theLinesOfTheLogHaveOneFormat() {
        assertThat(System.getLogger("io.intaglio.Training").getClass().getName())
                .startsWith("org.slf4j.");
    }
}

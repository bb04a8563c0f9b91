package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher gives Java a locale that can write every name. */
class LocaleTest {

    @TempDir
    Path folder;

    /** The launcher, and in the place of Java a program that prints its locale. */
    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: the launcher is for systems with a shell");
        Files.createDirectories(folder.resolve("lib"));
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.copy(Documents.ROOT.resolve("cli/src/main/dist/bin/intaglio"), folder.resolve("bin/intaglio"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path java = Files.writeString(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho \"$LC_ALL $LC_CTYPE\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private String locale(String variable, String value) throws IOException, InterruptedException {
        ProcessBuilder launcher = new ProcessBuilder(
                        List.of("/bin/sh", folder.resolve("bin/intaglio").toString(), "describe", "x.plate"))
                .redirectErrorStream(true);
        launcher.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
        launcher.environment().put(variable, value);
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        Process process = launcher.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }

    @Test
    void whereThereIsNoneItIsUtf8() throws IOException, InterruptedException {
        for (String none : List.of("", "C", "POSIX")) {
            assertThat(locale("LC_ALL", none)).isEqualTo("C.UTF-8");
            assertThat(locale("LANG", none)).isEqualTo("C.UTF-8");
        }
    }

    @Test
    void oneOfSomebodysOwnStays() throws IOException, InterruptedException {
        assertThat(locale("LC_ALL", "de_DE.UTF-8")).isEqualTo("de_DE.UTF-8");
        assertThat(locale("LC_CTYPE", "de_DE.ISO-8859-1")).isEqualTo("de_DE.ISO-8859-1");
    }
}

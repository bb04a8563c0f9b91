package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.BaselineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPathTest {

    @TempDir
    Path folder;

    @Test
    void a_path_without_a_jar_is_refused() {
        assertThatThrownBy(() -> Intaglio.builder().pluginPath(folder).open())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds no jar");
        assertThatThrownBy(() ->
                        Intaglio.builder().pluginPath(folder.resolve("none")).open())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no plug-in path");
    }

    @Test
    void a_broken_jar_is_named() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "PK: no jar");
        assertThatThrownBy(() -> Intaglio.builder().pluginPath(broken).open())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("broken.jar")
                .hasMessageContaining("no jar that can be read");

        try (Intaglio intaglio = Intaglio.builder().pluginPath(folder).open()) {
            assertThat(intaglio.problems()).singleElement().asString().contains("broken.jar", "left out");
        }
    }

    @Test
    void a_class_that_a_jar_names_and_lacks_costs_that_class_alone() throws IOException {
        Path jar = folder.resolve("empty.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("META-INF/services/" + BaselineProvider.class.getName()));
            out.write("org.example.Gone".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            out.closeEntry();
        }
        try (Intaglio intaglio = Intaglio.builder().pluginPath(jar).open()) {
            assertThat(intaglio.problems())
                    .singleElement()
                    .asString()
                    .contains("baseline org.example.Gone", "empty.jar", "no such class");
            assertThat(intaglio.engines().names()).isNotNull();
            assertThatThrownBy(() -> intaglio.baselines().get("gone")).hasMessageContaining("empty.jar");
        }
    }
}

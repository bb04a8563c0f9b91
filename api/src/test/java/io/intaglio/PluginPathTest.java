package io.intaglio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import java.nio.file.Path;
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
}

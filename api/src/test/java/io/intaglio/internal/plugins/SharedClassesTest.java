package io.intaglio.internal.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedClassesTest {

    @Test
    void everyPackageOfTheApiIsSharedButTheInternalOnes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> names = files.map(
                            file -> Path.of("src/main/java").relativize(file).toString())
                    .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
                    .map(name ->
                            name.substring(0, name.length() - ".java".length()).replaceAll("[/\\\\]", "."))
                    .toList();

            assertThat(names)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(name -> assertThat(SharedClasses.shared(name))
                            .as(name)
                            .isEqualTo(!name.startsWith("io.intaglio.internal.")));
        }
    }

    @Test
    void ofAnEngineItsDoorForPluginsIsShared() {
        assertThat(List.of("io.intaglio.djl.spi.DjlLayerProvider", "ai.djl.ndarray.NDArray"))
                .allMatch(SharedClasses::shared);
        assertThat(List.of(
                        "io.intaglio.djl.DjlEngine", "io.intaglio.tasks.Denoise", "io.intaglio.plugin.sparse.Sparse"))
                .noneMatch(SharedClasses::shared);
    }
}

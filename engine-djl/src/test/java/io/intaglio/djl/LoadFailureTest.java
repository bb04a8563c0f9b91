package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LoadFailureTest {

    private static String explained(Throwable cause) {
        return LoadFailure.explained(
                new EngineException("Failed to load PyTorch native library", cause), Path.of("cache"));
    }

    @Test
    void addressSpaceIsNamed() {
        assertThat(explained(new UnsatisfiedLinkError("/c/libtorch_cpu.so: /c/libtorch_cpu.so: failed to map segment")))
                .startsWith(
                        "PyTorch's natives cannot be loaded from cache: /c/libtorch_cpu.so: failed to map segment; ")
                .contains("ulimit -v", "noexec");
    }

    @Test
    void aFullDiskIsNamed() {
        assertThat(explained(new IOException("No space left on device"))).contains("450 MB", NativesFolder.SETTING);
    }

    @Test
    void anotherClassLoaderIsNamed() {
        assertThat(explained(new UnsatisfiedLinkError(
                        "Native Library /c/libtorch.so already loaded in another classloader")))
                .contains("another class loader", "docs/containers.md");
    }

    @Test
    void anythingElseIsSaidInALine() {
        assertThat(explained(new IllegalStateException("two\nlines"))).contains("two lines; 'intaglio doctor'");
    }
}

package io.intaglio.djl.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import com.sun.jna.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TorchSymbolsTest {

    @BeforeAll
    static void load() {
        assumeTrue(!Platform.isWindows(), "PyTorch's functions have other names there");
        Engine.getEngine("PyTorch");
    }

    @Test
    void switchesABackendOffAndOn() {
        boolean before = TorchSymbols.userEnabled("Mkldnn");
        try {
            TorchSymbols.setUserEnabled("Mkldnn", false);
            assertThat(TorchSymbols.userEnabled("Mkldnn")).isFalse();
            TorchSymbols.setUserEnabled("Mkldnn", true);
            assertThat(TorchSymbols.userEnabled("Mkldnn")).isTrue();
        } finally {
            TorchSymbols.setUserEnabled("Mkldnn", before);
        }
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> TorchSymbols.setUserEnabled("Nothing", true))
                .isInstanceOf(LinkageError.class)
                .hasMessageContaining("setUserEnabledNothing");
    }
}

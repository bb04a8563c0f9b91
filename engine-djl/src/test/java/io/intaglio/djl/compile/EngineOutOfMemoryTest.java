package io.intaglio.djl.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import io.intaglio.config.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineOutOfMemoryTest {

    /** What PyTorch says on CUDA, Linux and Windows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 78 GiB",
                "[enforce fail at alloc_cpu.cpp:115] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to"
                        + " allocate 4611686018427387904 bytes. Error code 12 (Cannot allocate memory)",
                "DefaultCPUAllocator: not enough memory: you tried to allocate 17 bytes."
            })
    void wantOfMemoryIsSaidWithAdvice(String native_) {
        EngineException failure = new EngineException(native_);

        assertThat(EngineOutOfMemory.explained(failure, "gpu:0", "take less"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there is not enough memory on gpu:0; take less")
                .hasCause(failure);
    }

    @Test
    void anythingElseStaysWhatItWas() {
        EngineException other = new EngineException("The size of tensor a (3) must match the size of tensor b (4)");

        assertThat(EngineOutOfMemory.explained(other, "cpu", "")).isSameAs(other);
        assertThat(EngineOutOfMemory.explained(new EngineException((String) null), "cpu", ""))
                .isInstanceOf(EngineException.class);
    }
}

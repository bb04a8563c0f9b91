package io.intaglio.djl.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void knowsTheNamesOfBfloat16() {
        assertThat(Processor.multipliesBfloat16("flags\t\t: fma avx512_bf16 arat\n"))
                .isTrue();
        assertThat(Processor.multipliesBfloat16("flags\t\t: amx_bf16\n")).isTrue();
        assertThat(Processor.multipliesBfloat16("Features\t: asimd i8mm bf16 dgh\n"))
                .isTrue();
        assertThat(Processor.multipliesBfloat16("flags\t\t: fma avx512f avx512_vnni sbf16x\n"))
                .isFalse();
    }
}

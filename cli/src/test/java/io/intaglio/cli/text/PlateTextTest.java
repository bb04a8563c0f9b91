package io.intaglio.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlateTextTest {

    @Test
    void figuresHaveAsManyDigitsAsAnybodyReads() {
        assertThat(PlateText.brief("metric.mse = 0.0015384173172860276\nmetric.psnr = 29.4417943671415"))
                .isEqualTo("metric.mse = 0.00153842\nmetric.psnr = 29.4418");
        assertThat(PlateText.brief("train.learning-rate = 0.0015")).isEqualTo("train.learning-rate = 0.0015");
        assertThat(PlateText.brief("engine.djl = 0.35.1, seed = 1234567890123"))
                .isEqualTo("engine.djl = 0.35.1, seed = 1234567890123");
    }
}

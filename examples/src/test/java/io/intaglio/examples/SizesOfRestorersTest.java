package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.network.ShapePlan;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/settings.md says of the sizes: million operations a pixel, million weights. */
class SizesOfRestorersTest {

    @ParameterizedTest
    @CsvSource({
        "denoise, small, 0.05, 0.6",
        "denoise, medium, 0.21, 2.2",
        "denoise, large, 0.77, 8.5",
        "enhance, small, 0.06, 1.2",
        "enhance, medium, 0.22, 4.0",
        "enhance, large, 0.84, 18.1"
    })
    void areAsDocumented(String task, String size, String operations, String weights) throws IOException {
        try (Intaglio intaglio = Intaglio.open()) {
            ShapePlan plan = intaglio.train(task)
                    .data("demo:leaves,count=2,size=64")
                    .channels(1)
                    .set("task.size", size)
                    .set("crop", 64)
                    .plan()
                    .shapes();

            assertThat(String.format(Locale.ROOT, "%.2f", plan.flops() / 64.0 / 64 / 1e6))
                    .isEqualTo(operations);
            assertThat(String.format(Locale.ROOT, "%.1f", plan.parameters() / 1e6))
                    .isEqualTo(weights);
        }
    }
}

package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingReportTest {

    private static TrainingReport report(long steps, long total) {
        return new TrainingReport(steps, total, 1, 1, List.of(), List.of(), List.of(), 0);
    }

    @Test
    void tellsHowFarItCame() {
        assertThat(report(7, 10).distance()).isEqualTo("7 of 10 steps");
        assertThat(report(7, 0).distance())
                .as("a budget of minutes, interrupted before it was measured out")
                .isEqualTo("7 steps");
    }
}

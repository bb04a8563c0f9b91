package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingJob;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumePointTest {

    private static ResumePoint after(String progress) {
        Checkpoint from = new Checkpoint(null, null, Optional.empty(), null, Settings.parse(progress));
        return ResumePoint.of(new TrainingJob(null, null, null, Optional.empty(), Optional.of(from)));
    }

    @Test
    void whatIsNotSaidIsAsAtTheBeginning() {
        assertThat(after("step = 7\ntotal = 9"))
                .isEqualTo(new ResumePoint(7, 9, Double.POSITIVE_INFINITY, 0, 0, 1, 0, 0));
        assertThat(after("step = 7\nbest-mse = 0.25\nbest-step = 4\nstale = 3\nrate = 0.5\nturn = 6\nturn-rate = 1e-5"))
                .isEqualTo(new ResumePoint(7, 0, 0.25, 4, 3, 0.5, 6, 1e-5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total = x",
                "best-mse = x",
                "best-mse = NaN",
                "stale = 99999999999",
                "stale = -1",
                "rate = 0",
                "step = -5",
                "turn = 1",
                "step = 5\nturn = -1",
                "turn-rate = -1",
                "turn-rate = Infinity"
            })
    void nonsenseIsRefused(String progress) {
        assertThatThrownBy(() -> after(progress)).isInstanceOf(InvalidInputException.class);
    }
}

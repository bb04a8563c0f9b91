package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStateTest {

    private static TrainingState after(String progress) {
        return TrainingState.of(Settings.parse(progress));
    }

    @Test
    void whatIsNotSaidIsAsAtTheBeginning() {
        assertThat(after("step = 7\ntotal = 9"))
                .isEqualTo(new TrainingState(7, 9, Double.POSITIVE_INFINITY, 0, 0, 1, 0, 0));
        assertThat(after("step = 7\nbest-mse = 0.25\nbest-step = 4\nstale = 3\nrate = 0.5\nturn = 6\nturn-rate = 1e-5"))
                .isEqualTo(new TrainingState(7, 0, 0.25, 4, 3, 0.5, 6, 1e-5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total = 3",
                "step = 0\ntotal = x",
                "step = 0\nbest-mse = x",
                "step = 0\nbest-mse = NaN",
                "step = 0\nstale = 99999999999",
                "step = 0\nstale = -1",
                "step = 0\nrate = 0",
                "step = -5",
                "step = 0\nturn = 1",
                "step = 5\nturn = -1",
                "step = 0\nturn-rate = -1",
                "step = 0\nturn-rate = Infinity"
            })
    void nonsenseIsRefused(String progress) {
        assertThatThrownBy(() -> after(progress)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theBestLookIsWrittenOnceThereWasOne() {
        TrainingState before = TrainingState.BEGINNING.at(7, 9);
        TrainingState after = before.withBest(0.25, 4, 3).withTurn(6, 1e-5);

        assertThat(before.settings().keys()).doesNotContain("best-mse", "best-step");
        assertThat(TrainingState.of(before.settings())).isEqualTo(before);
        assertThat(TrainingState.of(after.settings())).isEqualTo(after);
    }

    /** A figure of which more is better has a negative loss. */
    @Test
    void theBestOfATasksOwnFigureMayBeNegative() {
        assertThat(after("step = 7\nbest-mse = -90\nbest-step = 4").bestMse()).isEqualTo(-90);
    }

    @Test
    void keysOfLaterVersionsArePassedOver() {
        assertThat(after("step = 7\nphase-of-the-moon = full").step()).isEqualTo(7);
    }
}

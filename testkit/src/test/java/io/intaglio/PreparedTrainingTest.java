package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PreparedTrainingTest {

    @Test
    void whatWasPreparedIsTrainedFromTheDataThatWereOpenedForIt() throws IOException {
        Bench.CLOSED.clear();
        try (PreparedTraining prepared =
                Bench.intaglio().train("dim").data("grays:prepared").prepare()) {
            Training.Plan plan = prepared.plan();
            Training.Outcome outcome = prepared.run();

            assertThat(outcome.report().steps()).isEqualTo(plan.config().steps());
            assertThat(Bench.CLOSED).doesNotContain("grays=prepared");
            assertThatThrownBy(prepared::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a prepared training runs once, before it is closed; prepare another one");
        }
        assertThat(Bench.CLOSED).containsOnlyOnce("grays=prepared");
    }
}

package io.intaglio.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Bench;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StoppableSourceTest {

    private final AtomicBoolean stopped = new AtomicBoolean();

    private StoppableSource of(double moment) {
        return new StoppableSource(new Bench.Images(2, 1, 0, "d"), stopped::get, moment);
    }

    @Test
    void givesNothingAnyMoreOnceTheMomentIsOver() throws Exception {
        StoppableSource source = of(0);

        assertThat(source.get(0).name()).isEqualTo(source.get(0).name());
        stopped.set(true);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        source.get(0);
                        Thread.sleep(1);
                    }
                })
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the training was stopped");
    }

    @Test
    void whatTakesAMomentIsDone() throws IOException {
        StoppableSource source = of(1000);
        stopped.set(true);

        assertThat(source.get(0).name()).isNotEmpty();
        assertThat(source.get(1).name()).isNotEmpty();
        assertThat(source.size()).isEqualTo(2);
        assertThat(source.digest()).isEqualTo("d");
    }
}

package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private static TrainingListener stopping() {
        return new TrainingListener() {
            @Override
            public void on(TrainingEvent event) {}

            @Override
            public boolean stop() {
                return true;
            }
        };
    }

    @Test
    void each_hears_everything_in_turn() {
        List<String> heard = new ArrayList<>();
        TrainingListener both =
                TrainingListener.all(event -> heard.add("first " + event), event -> heard.add("second " + event));
        TrainingEvent event = new TrainingEvent.Checkpointed(Path.of("a.plate"));

        both.on(event);

        assertThat(heard).containsExactly("first " + event, "second " + event);
    }

    @Test
    void any_can_stop_it() {
        assertThat(TrainingListener.all(TrainingListener.NONE, stopping()).stop())
                .isTrue();
        assertThat(TrainingListener.all(TrainingListener.NONE).stop()).isFalse();
        assertThat(TrainingListener.all().stop()).isFalse();
    }
}

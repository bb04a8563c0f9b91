package io.intaglio.internal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Bench;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.spi.ProviderContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolvedSettingsTest {

    private static ResolvedSettings resolve(String architecture, Settings... layers) {
        return ResolvedSettings.of(
                new Bench.Dim(), ProviderContext.of(), Bench.intaglio().architectures(), architecture, List.of(layers));
    }

    @Test
    void the_preset_stands_where_nobody_says_otherwise() {
        ResolvedSettings resolution = resolve(null, Settings.empty());

        assertThat(resolution.architecture()).isEqualTo(new Bench.Small(3));
        assertThat(resolution.config().steps()).isEqualTo(4);
        assertThat(resolution.config().epochs()).isZero();
        assertThat(resolution.config().batch()).isEqualTo(2);
    }

    @Test
    void a_later_layer_goes_before_an_earlier_one() {
        ResolvedSettings resolution = resolve(
                null,
                Settings.of(Map.of("train.batch", "5", "light", "0.25", "train.seed", "9")),
                Settings.of(Map.of("batch", "6")));

        assertThat(resolution.config().batch()).isEqualTo(6);
        assertThat(resolution.config().seed()).isEqualTo(9);
        assertThat(resolution.task()).isEqualTo(new Bench.Dim(0.25, 1, false, false, false));
    }

    @Test
    void a_budget_takes_the_place_of_another_kind_of_budget() {
        ResolvedSettings resolution = resolve(null, Settings.of("epochs", 3), Settings.of("train.minutes", 2.5));

        assertThat(resolution.config().minutes()).isEqualTo(2.5);
        assertThat(resolution.config().epochs()).isZero();
        assertThat(resolution.config().steps()).isZero();
    }

    @Test
    void two_budgets_in_one_layer_are_refused() {
        assertThatThrownBy(() -> resolve(null, Settings.of(Map.of("epochs", "3", "steps", "2"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("exactly one of epochs, steps and minutes");
    }

    @Test
    void the_presets_settings_of_its_architecture_are_not_those_of_another() {
        assertThat(resolve("rigid", Settings.empty()).architecture()).isEqualTo(new Bench.Rigid(2));
    }

    @Test
    void a_name_that_two_parts_know_wants_its_prefix() {
        assertThatThrownBy(() -> resolve(null, Settings.of("width", 7)))
                .hasMessage("the setting \"width\" may mean arch.width or task.width; write the prefix too");
        assertThat(resolve(null, Settings.of("arch.width", 7)).architecture()).isEqualTo(new Bench.Small(7));
        assertThat(resolve(null, Settings.of("task.width", 7)).task())
                .isEqualTo(new Bench.Dim(0.5, 7, false, false, false));
    }

    @Test
    void an_unknown_name_is_answered_with_all_known_ones() {
        assertThatThrownBy(() -> resolve(null, Settings.of("task.lihgt", 7)))
                .hasMessageContaining("\"task.lihgt\"")
                .hasMessageContaining("arch.width, task.bottleneck, task.labels, task.light")
                .hasMessageContaining("train.steps");
    }

    @Test
    void a_setting_with_its_prefix_and_without_is_refused() {
        assertThatThrownBy(() -> resolve(null, Settings.of(Map.of("light", "1", "task.light", "2"))))
                .hasMessageContaining("task.light is given twice");
    }

    @Test
    void all_settings_are_told_with_their_prefixes() {
        assertThat(resolve(null, Settings.empty()).settings().asMap())
                .containsEntry("arch.width", "3")
                .containsEntry("task.light", "0.5")
                .containsEntry("train.steps", "4")
                .containsEntry("train.learning-rate", "0.001");
    }
}

package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingConfigTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    steps         | 100 | give exactly one of epochs, steps and minutes as a budget \
                    larger than 0, not epochs 10, steps 100
                    epochs        | 0   | not epochs 0, steps 0, minutes 0.0
                    epochs        | -1  | give exactly one of epochs, steps and minutes
                    batch         | 0   | batch is at least 1, not 0
                    accumulate    | 0   | accumulate is 1 to batch (64) parts, not 0
                    accumulate    | 65  | accumulate is 1 to batch (64) parts, not 65
                    crop          | -1  | crop is at least 1, or 0 for whole images, not -1
                    learning-rate | 0   | learning-rate is larger than 0, not 0.0
                    beta1         | 1   | beta1 must be in [0, 1), not 1.0
                    beta2         | -1  | beta2 must be in [0, 1), not -1.0
                    weight-decay  | -1  | weight-decay is at least 0, not -1.0
                    schedule      | up  | schedule takes one of constant, cosine, step, one-cycle, plateau, not "up"
                    optimizer     | sgd | optimizer takes one of adam, muon, not "sgd"
                    warm-up       | -1  | warm-up is at least 0 steps, not -1
                    plateau       | 0   | plateau is at least 1 validation, not 0
                    looks         | 0   | looks are 1 to 10,000, not 0
                    patience      | -1  | patience is a number of validations, or 0 for none, not -1
                    clip          | -1  | clip is a norm, or 0 for none, not -1.0
                    ema           | 1   | ema must be in [0, 1), not 1.0
                    augment       | all | augment takes one of none, flip, dihedral, not "all"
                    zoom          | 0.05..2 | zoom must be between 0.1 and 10, as in 0.7..1.4, not 0.05..2
                    zoom          | 11  | zoom must be between 0.1 and 10, as in 0.7..1.4, not 11
                    brightness    | 1.1 | brightness is the most that is changed, 0 to 1, not 1.1
                    contrast      | -1  | contrast is the most that is changed, 0 to 1, not -1.0
                    held-out      | 1   | held-out is a share in [0, 1), not 1.0
                    mixed-precision | half | mixed-precision takes one of none, bfloat16, not "half"
                    workers       | 0   | workers are 1 to 64, not 0
                    """)
    void refusesByRule(String key, String value, String message) {
        assertThatThrownBy(() -> Settings.of(key, value).applyTo(new TrainingConfig()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void knowsWhatHasNoEffect() {
        assertThat(new TrainingConfig().unused()).containsExactly("plateau");
        assertThat(Settings.of("schedule", "plateau")
                        .applyTo(new TrainingConfig())
                        .unused())
                .isEmpty();
        assertThat(Settings.of("schedule", "one-cycle")
                        .applyTo(new TrainingConfig())
                        .unused())
                .containsExactly("plateau", "warm-up");
    }

    @Test
    void comesBackFromItsSettings() {
        TrainingConfig config = Settings.of("epochs", 0).with("minutes", 1.5).applyTo(new TrainingConfig());

        assertThat(config.minutes()).isEqualTo(1.5);
        assertThat(Settings.from(config).applyTo(new TrainingConfig())).isEqualTo(config);
    }
}

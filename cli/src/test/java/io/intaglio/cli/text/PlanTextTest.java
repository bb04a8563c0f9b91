package io.intaglio.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.train.TrainingConfig;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    private static TrainingConfig with(Settings settings) {
        return settings.applyTo(new TrainingConfig());
    }

    @Test
    void images_are_told_in_words() {
        assertThat(PlanText.images(ImageSpec.anySize(1))).isEqualTo("gray, any size");
        assertThat(PlanText.images(new ImageSpec(3, 24, 32))).isEqualTo("colour, 32x24");
        assertThat(PlanText.images(new ImageSpec(4, ImageSpec.ANY, 32))).isEqualTo("4 channels, 32xany");
    }

    @Test
    void a_budget_is_told_with_its_unit() {
        assertThat(PlanText.budget(new TrainingConfig())).isEqualTo("10 epochs of 64 images");
        Settings steps = Settings.of("epochs", 0)
                .with("steps", 1)
                .with("batch", 16)
                .with("accumulate", 4)
                .with("crop", 96);
        assertThat(PlanText.budget(with(steps))).isEqualTo("1 step of 16 images in 4 parts, cropped to 96");
        assertThat(PlanText.budget(
                        with(Settings.of("epochs", 0).with("minutes", 2.5).with("batch", 1))))
                .isEqualTo("2.5 minutes of 1 image");
    }

    @Test
    void twice_a_budget_is_an_option_to_type() {
        assertThat(PlanText.twice(new TrainingConfig())).isEqualTo("--epochs 20");
        assertThat(PlanText.twice(with(Settings.of("epochs", 0).with("steps", 5))))
                .isEqualTo("--steps 10");
        assertThat(PlanText.twice(with(Settings.of("epochs", 0).with("minutes", 0.75))))
                .isEqualTo("--minutes 1.5");
        assertThat(PlanText.budget(with(Settings.of("epochs", 0).with("minutes", 1))))
                .startsWith("1 minute of");
    }

    @Test
    void a_schedule_is_told_with_its_warm_up_if_it_has_one() {
        assertThat(PlanText.schedule(new TrainingConfig())).isEqualTo("0.001, cosine after a warm-up of 100 steps");
        assertThat(PlanText.schedule(with(Settings.of("schedule", "one-cycle"))))
                .isEqualTo("0.001, one-cycle");
        assertThat(PlanText.schedule(with(Settings.of("optimizer", "muon").with("warm-up", 0))))
                .isEqualTo("0.001 (Muon), cosine");
        assertThat(PlanText.schedule(with(
                        Settings.of("schedule", "plateau").with("warm-up", 0).with("learning-rate", 3e-5))))
                .isEqualTo("3.0E-5, plateau (halved after 3 validations without a better figure)");
    }

    @Test
    void an_early_end_is_told_if_there_may_be_one() {
        assertThat(PlanText.stopping(new TrainingConfig())).isEmpty();
        assertThat(PlanText.stopping(with(Settings.of("patience", 1))))
                .isEqualTo("ends early after 1 validation without a better figure");
    }
}

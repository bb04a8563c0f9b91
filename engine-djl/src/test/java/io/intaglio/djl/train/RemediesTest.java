package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.train.TrainingConfig;
import org.junit.jupiter.api.Test;

class RemediesTest {

    private static Remedies with(String key, Object value) {
        return new Remedies(Settings.of(key, value).applyTo(new TrainingConfig()));
    }

    @Test
    void whatIsSetAlreadyIsNotAdvised() {
        assertThat(with("clip", 0).grown()).isEqualTo("try a third of it, or the setting clip=1");
        assertThat(with("clip", 1).grown()).isEqualTo("try a third of it");
        assertThat(with("clip", 0.5).diverged(0.01)).isEqualTo("a smaller learning rate (now 0.01) may help");
        assertThat(with("clip", 5).diverged(0.01)).contains("clip=1");
    }

    @Test
    void aSmallerFanInIsAdvisedOnlyWhereItWouldDoSomething() {
        assertThat(with("fan-in", 0).deadUnits()).contains("the setting fan-in=432");
        assertThat(with("fan-in", 432).deadUnits()).doesNotContain("fan-in=432").contains("a smaller fan-in than 432");
        assertThat(with("optimizer", "muon").deadUnits()).doesNotContain("fan-in");
    }
}

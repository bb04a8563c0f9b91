package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Pair;
import io.intaglio.task.Task;
import io.intaglio.testkit.TaskContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnhanceTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Enhance();
    }

    @Test
    void aPartnerIsWhatTheImageShouldBecome() {
        ImageBatch bright = example(3).image();
        Example example = example(3).with(ImageBatch.zeros(1, 32, 48, 3), Optional.of(bright));
        Pair pair = new Enhance().create().pair(example, new SplitMix64(1));

        assertThat(pair.input()).isSameAs(example.image());
        assertThat(pair.target()).isSameAs(bright);
    }

    @Test
    void aPhotographAloneIsMadeWorseAndStoredInEightBits() {
        for (String kind : new String[] {"low-light", "contrast", "haze"}) {
            for (int channels : new int[] {1, 3}) {
                ImageBatch clean = example(channels).image();
                Pair pair = enhance("kind = " + kind).pair(alone(clean), new SplitMix64(4));

                assertThat(pair.target()).isSameAs(clean);
                assertThat(pair.input().data()).isNotEqualTo(clean.data());
                for (float value : pair.input().data()) {
                    assertThat(value).isBetween(0f, 1f).isEqualTo(Math.round(255 * value) / 255f);
                }
            }
        }
    }

    @Test
    void lowLightIsDarkerAndHazeBrighter() {
        ImageBatch clean = example(3).image();

        assertThat(mean(enhance("stops = 2..4")
                        .pair(alone(clean), new SplitMix64(4))
                        .input()))
                .isLessThan(0.5 * mean(clean));
        assertThat(mean(enhance("kind = haze")
                        .pair(alone(clean), new SplitMix64(4))
                        .input()))
                .isGreaterThan(mean(clean));
    }

    @Test
    void ofSeveralKindsEveryImageDrawsOne() {
        Task half = enhance("kind = low-light:3, haze\nstops = 4\nshadows = 0");
        ImageBatch clean = example(3).image();
        SplitMix64 random = new SplitMix64(2);
        int dark = 0;
        for (int i = 0; i < 200; i++) {
            dark += mean(half.pair(alone(clean), random).input()) < mean(clean) ? 1 : 0;
        }

        assertThat(dark).isBetween(130, 170);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> enhance("kind = fog"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("kind: there is no degradation \"fog\"; there are: contrast, haze, low-light");
        assertThatThrownBy(() -> enhance("kind = haze:-1")).hasMessageContaining("as in haze:0.5, not -1");
        assertThatThrownBy(() -> enhance("kind = haze:x")).hasMessageContaining("not \"x\"");
        assertThatThrownBy(() -> enhance("kind =")).hasMessageContaining("there is no degradation \"\"");
        assertThatThrownBy(() -> enhance("stops = 1..9")).hasMessage("stops must be between 0 and 8, not 1..9");
        assertThatThrownBy(() -> enhance("cast = 0.9")).hasMessage("cast must be between 0 and 0.5, not 0.9");
        assertThatThrownBy(() -> enhance("transmission = 0")).hasMessageContaining("transmission");
    }

    @Test
    void tellsWhatItDoes() {
        assertThat(enhance("kind = contrast, low-light").about().keys())
                .containsExactly("cast", "contrast", "depth", "kind", "peak", "shadows", "sigma", "stops");
        assertThat(enhance("kind = haze").about()).isEqualTo(Settings.parse("kind = haze\ntransmission = 0.2..0.8"));
    }

    private static Task enhance(String settings) {
        return Settings.parse(settings).applyTo(new Enhance()).create();
    }

    private static Example alone(ImageBatch image) {
        return Example.of("ramp", image);
    }

    private static double mean(ImageBatch image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        return sum / image.data().length;
    }

    @Test
    void darkness_is_its_subject_and_not_scaled_away() {
        assertThat(new Enhance().create().allowsRescaling()).isFalse();
        assertThat(new Transform().create().allowsRescaling()).isFalse();
        assertThat(new Denoise().create().allowsRescaling()).isTrue();
        assertThat(new Restore().create().allowsRescaling()).isTrue();
    }
}

package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {

    private static List<BaselineProvider> registered() {
        return ServiceLoader.load(BaselineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static List<BaselineProvider> denoisers() {
        return registered().stream()
                .filter(baseline -> baseline.suits("denoise", Settings.empty()))
                .toList();
    }

    @Test
    void areFoundByTheServiceLoader() {
        assertThat(registered())
                .extracting(BaselineProvider::name)
                .containsExactly("median", "nlm", "bm3d", "bicubic", "wiener", "gamma");
        assertThat(registered())
                .allSatisfy(baseline -> assertThat(baseline.suits("reconstruct", Settings.empty()))
                        .isFalse());
        assertThat(denoisers()).extracting(BaselineProvider::name).containsExactly("median", "nlm", "bm3d");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "7, 5, 3", "1, 97, 1", "31, 45, 4"})
    void cleanEverySizeAndNumberOfChannels(int height, int width, int channels) {
        ImageBatch clean = Noisy.shading(height, width, channels);
        ImageBatch noisy = Noisy.add(clean, 20, 1);
        float[] before = noisy.data().clone();

        assertThat(denoisers()).allSatisfy(baseline -> {
            for (Settings about : List.of(Settings.empty(), Settings.of("sigma", 20), Settings.of("sigma", "5..55"))) {
                ImageBatch result = baseline.apply(Inputs.of(noisy), about);
                assertThat(result.toString()).isEqualTo(noisy.toString());
                for (float value : result.data()) {
                    assertThat(value).isBetween(-1f, 2f);
                }
            }
        });
        assertThat(noisy.data()).containsExactly(before);
    }

    @Test
    void theMedianLooksFartherWhereThereIsMoreNoise() {
        ImageBatch noisy = Noisy.add(Noisy.shading(20, 30, 3), 25, 1);
        BaselineProvider median = new MedianBaseline();

        assertThat(median.apply(Inputs.of(noisy), Settings.of("sigma", 24)).data())
                .isEqualTo(new MedianFilter(3).apply(noisy).data());
        assertThat(median.apply(Inputs.of(noisy), Settings.of("sigma", 26)).data())
                .isEqualTo(new MedianFilter(5).apply(noisy).data());
    }

    @Test
    void bicubicIsWhatSuperResolutionBeginsFrom() {
        BaselineProvider bicubic = new BicubicBaseline();
        Settings smaller = Settings.of("damage", "downscale").with("scale", 2);
        ImageBatch enlarged = Noisy.shading(6, 8, 1);

        assertThat(bicubic.suits("restore", smaller)).isTrue();
        assertThat(bicubic.suits("restore", Settings.of("damage", "jpeg"))).isFalse();
        assertThat(bicubic.apply(Inputs.of(enlarged), smaller)).isSameAs(enlarged);
        assertThatThrownBy(() -> bicubic.apply(Inputs.of(enlarged), Settings.of("damage", "jpeg")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void bm3dCleansChannelsTogetherOrOneByOne() {
        ImageBatch noisy = Noisy.add(Noisy.shading(24, 30, 3), 25, 1);
        Settings about = Settings.of("sigma", 25);

        assertThat(new Bm3dBaseline(true, 0).apply(Inputs.of(noisy), about).data())
                .isEqualTo(Bm3d.colour(noisy, 25 / 255.0).data())
                .isNotEqualTo(Bm3d.byChannel(noisy, 25 / 255.0).data());
        assertThat(new Bm3dBaseline(false, 0).apply(Inputs.of(noisy), about).data())
                .isEqualTo(Bm3d.byChannel(noisy, 25 / 255.0).data());
    }

    @Test
    void bm3dTakesTheNoiseForWhatItIsTold() {
        ImageBatch noisy = Noisy.add(Noisy.shading(24, 30, 1), 25, 1);

        assertThat(new Bm3dBaseline(true, 40)
                        .apply(Inputs.of(noisy), Settings.of("sigma", 25))
                        .data())
                .isEqualTo(Bm3d.byChannel(noisy, 40 / 255.0).data());
    }

    @Test
    void anUnknownNoiseLevelIsEstimated() {
        ImageBatch noisy = Noisy.add(Noisy.shading(60, 60, 1), 50, 2);
        BaselineProvider nlm = new NonLocalMeansBaseline();

        float[] blind =
                nlm.apply(Inputs.of(noisy), Settings.of("sigma", "5..55")).data();

        assertThat(blind)
                .isEqualTo(nlm.apply(Inputs.of(noisy), Settings.empty()).data())
                .isEqualTo(new NonLocalMeans(9, 21, 0.4)
                        .apply(noisy, NoiseLevel.of(noisy))
                        .data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "-3", ""})
    void refuseANoiseLevelThatIsNone(String sigma) {
        ImageBatch image = Noisy.shading(5, 5, 1);

        assertThat(denoisers())
                .allSatisfy(baseline -> assertThatThrownBy(
                                () -> baseline.apply(Inputs.of(image), Settings.of("sigma", sigma)))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("sigma = " + sigma));
    }
}

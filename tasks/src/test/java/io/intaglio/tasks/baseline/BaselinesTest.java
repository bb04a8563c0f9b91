package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {

    private static List<BaselineProvider> all() {
        return ServiceLoader.load(BaselineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Test
    void areFoundByTheServiceLoader() {
        assertThat(all()).extracting(BaselineProvider::name).containsExactly("median", "nlm", "bm3d");
        assertThat(all()).allSatisfy(baseline -> {
            assertThat(baseline.suits("denoise")).isTrue();
            assertThat(baseline.suits("reconstruct")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "7, 5, 3", "1, 97, 1", "31, 45, 4"})
    void cleanEverySizeAndNumberOfChannels(int height, int width, int channels) {
        ImageBatch clean = Noisy.shading(height, width, channels);
        ImageBatch noisy = ImageBatch.stack(List.of(Noisy.add(clean, 10, 1), Noisy.add(clean, 30, 2)));
        float[] before = noisy.data().clone();

        assertThat(all()).allSatisfy(baseline -> {
            for (Settings about : List.of(Settings.empty(), Settings.of("sigma", 20), Settings.of("sigma", "5..55"))) {
                ImageBatch result = baseline.apply(noisy, about);
                assertThat(result.toString()).isEqualTo(noisy.toString());
                for (float value : result.data()) {
                    assertThat(value).isBetween(-1f, 2f);
                }
            }
        });
        assertThat(noisy.data()).containsExactly(before);
    }

    @Test
    void anUnknownNoiseLevelIsEstimatedForEachImage() {
        ImageBatch clean = Noisy.shading(60, 60, 1);
        ImageBatch weak = Noisy.add(clean, 10, 1);
        ImageBatch strong = Noisy.add(clean, 50, 2);
        BaselineProvider nlm = new NonLocalMeansBaseline();

        ImageBatch together = nlm.apply(ImageBatch.stack(List.of(weak, strong)), Settings.of("sigma", "5..55"));

        assertThat(together.image(0).data())
                .isEqualTo(nlm.apply(weak, Settings.empty()).data());
        assertThat(together.image(1).data())
                .isEqualTo(nlm.apply(strong, Settings.empty()).data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "-3", ""})
    void refuseANoiseLevelThatIsNone(String sigma) {
        ImageBatch image = Noisy.shading(5, 5, 1);

        assertThat(all())
                .allSatisfy(baseline -> assertThatThrownBy(() -> baseline.apply(image, Settings.of("sigma", sigma)))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("sigma = " + sigma));
    }
}

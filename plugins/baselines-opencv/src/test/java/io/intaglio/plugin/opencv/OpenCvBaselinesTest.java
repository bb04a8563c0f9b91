package io.intaglio.plugin.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Psnr;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCvBaselinesTest {

    private static final Settings SIGMA = Settings.of("sigma", 20);

    private static List<BaselineProvider> all() {
        return List.of(
                new TeleaBaseline(),
                new NavierStokesBaseline(),
                new ClaheBaseline(),
                new OpenCvNonLocalMeansBaseline());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 3", "2, 1, 3", "7, 5, 1", "7, 5, 3", "1, 97, 3", "97, 1, 1", "31, 45, 4", "19, 23, 3"
    })
    void answerForEverySizeAndNumberOfChannels(int height, int width, int channels) {
        ImageBatch noisy = TestImages.noisy(TestImages.shading(height, width, channels), 60, 1);
        float[] before = noisy.data().clone();

        assertThat(all()).allSatisfy(baseline -> {
            for (double known : new double[] {0, 0.5, 1}) {
                Inputs inputs = Inputs.of(noisy).with(Inputs.MASK, TestImages.mask(height, width, known, 2));
                ImageBatch result = baseline.apply(inputs, SIGMA);
                assertThat(result.toString()).isEqualTo(noisy.toString());
                for (float value : result.data()) {
                    assertThat(value).isBetween(-1f, 2f);
                }
            }
        });
        assertThat(noisy.data()).containsExactly(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void inpaintingFillsHolesAndLeavesTheRestAsItIs(int channels) {
        ImageBatch clean = TestImages.shading(60, 80, channels);
        ImageBatch mask = TestImages.mask(60, 80, 0.5, 3);
        ImageBatch damaged = TestImages.damaged(clean, mask);
        Inputs inputs = Inputs.of(damaged).with(Inputs.MASK, mask);

        for (BaselineProvider method : List.of(new TeleaBaseline(), new NavierStokesBaseline())) {
            ImageBatch filled = method.apply(inputs, Settings.empty());

            assertThat(Psnr.of(clean, filled)).as(method.name()).isGreaterThan(30);
            for (int i = 0; i < filled.data().length; i++) {
                if (mask.data()[i / channels] == 0) {
                    assertThat(filled.data()[i]).isEqualTo(clean.data()[i]);
                }
            }
        }
    }

    @Test
    void theTwoWaysOfInpaintingDiffer() {
        ImageBatch mask = TestImages.mask(60, 80, 0.5, 3);
        Inputs inputs = Inputs.of(TestImages.damaged(TestImages.shading(60, 80, 1), mask))
                .with(Inputs.MASK, mask);

        assertThat(new TeleaBaseline().apply(inputs, Settings.empty()).data())
                .isNotEqualTo(new NavierStokesBaseline()
                        .apply(inputs, Settings.empty())
                        .data());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void claheRaisesTheContrastOfADarkPicture(int channels) {
        ImageBatch dark = TestImages.times(TestImages.shading(96, 96, channels), 0.2);

        ImageBatch raised = new ClaheBaseline().apply(Inputs.of(dark), Settings.empty());

        assertThat(deviation(raised)).isGreaterThan(1.5 * deviation(dark));
    }

    @Test
    void nonLocalMeansTakeColouredNoiseAway() {
        ImageBatch clean = TestImages.shading(80, 80, 3);
        ImageBatch noisy = TestImages.noisy(clean, 20, 4);

        ImageBatch result = new OpenCvNonLocalMeansBaseline().apply(Inputs.of(noisy), SIGMA);

        assertThat(Psnr.of(clean, result)).isGreaterThan(Psnr.of(clean, noisy) + 8);
    }

    /** A red picture must stay red: the function wants blue first. */
    @Test
    void nonLocalMeansKeepTheOrderOfTheChannels() {
        ImageBatch red = ImageBatch.zeros(1, 16, 16, 3);
        for (int i = 0; i < red.data().length; i += 3) {
            red.data()[i] = 0.8f;
        }

        ImageBatch result = new OpenCvNonLocalMeansBaseline().apply(Inputs.of(red), SIGMA);

        for (int i = 0; i < red.data().length; i++) {
            assertThat(result.data()[i]).isCloseTo(red.data()[i], within(0.05f));
        }
    }

    @Test
    void aStrengthGivenGoesBeforeThatOfTheNoise() {
        Inputs noisy = Inputs.of(TestImages.noisy(TestImages.shading(40, 40, 3), 20, 4));
        BaselineProvider given = new OpenCvNonLocalMeansBaseline(30, 30, 7, 21);

        assertThat(given.apply(noisy, SIGMA).data())
                .isEqualTo(given.apply(noisy, Settings.empty()).data())
                .isNotEqualTo(
                        new OpenCvNonLocalMeansBaseline().apply(noisy, SIGMA).data());
    }

    @Test
    void aStrengthForLightnessAloneBringsThatForColour() {
        Inputs noisy = Inputs.of(TestImages.noisy(TestImages.shading(24, 24, 3), 20, 1));

        assertThat(new OpenCvNonLocalMeansBaseline(12, 0, 3, 11)
                        .apply(noisy, SIGMA)
                        .data())
                .containsExactly(
                        new OpenCvNonLocalMeansBaseline().apply(noisy, SIGMA).data());
        assertThatThrownBy(() -> new OpenCvNonLocalMeansBaseline(0, 14, 3, 11))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("where h");
    }

    @Test
    void eachSuitsItsTask() {
        Settings unknown = Settings.of("sigma", "5..55");

        assertThat(new TeleaBaseline().suits("restore", Settings.empty())).isTrue();
        assertThat(new TeleaBaseline().suits("denoise", SIGMA)).isFalse();
        assertThat(new ClaheBaseline().suits("enhance", Settings.empty())).isTrue();
        assertThat(new OpenCvNonLocalMeansBaseline().suits("denoise", SIGMA)).isTrue();
        assertThat(new OpenCvNonLocalMeansBaseline().suits("denoise", unknown)).isFalse();
        assertThat(new OpenCvNonLocalMeansBaseline(9, 9, 7, 21).suits("denoise", unknown))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "-3", "5..55", ""})
    void nonLocalMeansRefuseWhatIsNoNoiseLevel(String sigma) {
        Inputs image = Inputs.of(TestImages.shading(5, 5, 3));

        assertThatThrownBy(() -> new OpenCvNonLocalMeansBaseline().apply(image, Settings.of("sigma", sigma)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sigma = " + sigma + " is no one noise level");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TeleaBaseline(0)).hasMessageContaining("radius must be between 1 and 100");
        assertThatThrownBy(() -> new ClaheBaseline(0, 8)).hasMessageContaining("clip-limit must be above 0");
        assertThatThrownBy(() -> new OpenCvNonLocalMeansBaseline(10, 10, 4, 21)).hasMessageContaining("patch is odd");
    }

    private static double deviation(ImageBatch image) {
        double sum = 0;
        double squares = 0;
        for (float value : image.data()) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / image.data().length;
        return Math.sqrt(squares / image.data().length - mean * mean);
    }
}

package io.intaglio.examples.tutorials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.examples.tutorials.PenalizedAutoencoder.Loss;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the style transfer by a dense code. */
class StyleByDenseCodeTest {

    @TempDir
    Path folder;

    /** Returns a picture whose red numbers are its columns, and whose green ones are its rows. */
    private static ImageBatch ramp(int height, int width) {
        ImageBatch image = ImageBatch.zeros(1, height, width, 3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.data()[image.index(0, y, x, 0)] = x;
                image.data()[image.index(0, y, x, 1)] = y;
            }
        }
        return image;
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "33, 50", "48, 96", "100, 65"})
    void windowsOfANetworkThatChangesNothingAreThePicture(int height, int width) {
        ImageBatch picture = ramp(height, width);

        ImageBatch blended = new BlendedWindows(32).apply(picture, windows -> windows);

        assertThat(blended.spec()).isEqualTo(picture.spec());
        assertThat(blended.data()).containsExactly(picture.data(), within(1e-4f));
    }

    @Test
    void wherePicturesOfTwoWindowsMeetTheOneGraduallyBecomesTheOther() {
        ImageBatch blended = new BlendedWindows(32).apply(ImageBatch.zeros(1, 32, 48, 1), windows -> {
            for (int i = 0; i < windows.data().length; i++) {
                windows.data()[i] = i < 32 * 32 ? 0 : 1;
            }
            return windows;
        });

        for (int x = 0; x < 48; x++) {
            float value = blended.get(0, 7, x, 0);
            if (x < 16) {
                assertThat(value).isZero();
            } else if (x < 32) {
                assertThat(value).isGreaterThan(blended.get(0, 7, x - 1, 0));
            } else {
                assertThat(value).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 64, 32", "64, 96, 64", "128, 256, 192"})
    void heldOutCropsHaveNoPixelOfTheLearnedOnes(int height, int width, int border) {
        StyleCrops crops = StyleCrops.of(ramp(height, width), 32, 40, 20);

        assertThat(crops.learned().images()).hasSize(40).allSatisfy(crop -> {
            assertThat(crop.spec()).isEqualTo(new ImageSpec(3, 32, 32));
            assertThat(crop.get(0, 31, 31, 0)).isLessThan(border);
        });
        assertThat(crops.heldOut().images())
                .hasSize(20)
                .allSatisfy(crop -> assertThat(crop.get(0, 0, 0, 0)).isGreaterThanOrEqualTo(border));
    }

    @Test
    void aStyleThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> StyleCrops.of(ramp(64, 63), 32, 1, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least 64x32 pixels, not 63x64");
    }

    @Test
    void dataWithoutStylesIsRefused() {
        String[] words = {"--quick", "--data", "demo:leaves,count=2,size=64", "--out", folder.toString()};

        assertThatThrownBy(() -> new StyleByDenseCode().runExample(words))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no style");
    }

    @Test
    void theNetworkIsThatOfOtherTutorialsWithPenalties() {
        ImageSpec spec = new ImageSpec(3, 32, 32);
        PenalizedAutoencoder plain = new PenalizedAutoencoder();

        Architecture all = plain.with(Loss.ENTROPY).penalized(1e-6, 1e-4, 0.5).create(spec, spec);

        assertThat(plain.create(spec, spec))
                .isEqualTo(new PooledAutoencoder(List.of(16, 32, 64), 64).create(spec, spec));
        assertThat(all.decoder()).isEqualTo(plain.create(spec, spec).decoder());
        assertThat(all.objective())
                .containsExactly(
                        new Comparison.Bce(1),
                        new LossTerm.DecayL1(1e-6),
                        new LossTerm.DecayL2(1e-4),
                        new LossTerm.LatentL1(0.5));
    }

    @Test
    void numbersInUseMakeUpMostOfACode() {
        assertThat(StyleNetwork.numbersInUse(Tensor.ofRows(List.of(new float[] {0, -19, 1, 0}))))
                .isEqualTo(1);
        assertThat(StyleNetwork.numbersInUse(
                        Tensor.ofRows(List.of(new float[] {1, 1, -1, 1}, new float[] {0, 0, 0, 0}))))
                .isEqualTo(2);
    }
}

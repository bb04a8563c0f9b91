package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.task.Pair;
import io.intaglio.task.Task;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SupervisionTest {

    private final ImageBatch image = ramp(1);
    private final ImageBatch partner = ramp(2);

    @Test
    void noisyPhotographsAreTakenAsTheyAre() {
        Pair pair = pair("noise = none\nsupervision = noise2void", Optional.empty());

        assertThat(pair.target().data()).isEqualTo(image.data());
        assertThat(pair.weight()).isPresent();
        assertThat(denoise("noise = none\nsupervision = noise2void").needs().pairs())
                .isFalse();
    }

    @Test
    void withNoiseAddedTheBlindSpotsAreThoseOfTheNoisyImage() {
        Pair pair = pair("supervision = noise2void\nsigma = 25", Optional.empty());
        float[] noise = difference(pair.target(), image);

        assertThat(deviation(noise)).isCloseTo(25 / 255.0, within(0.01));
        assertThat(changed(pair)).isEqualTo((int) Math.round(0.02 * 48 * 64));
    }

    @Test
    void noise2noiseDrawsTwiceFromACleanImage() {
        Pair pair = pair("supervision = noise2noise\nsigma = 25", Optional.empty());
        float[] first = difference(pair.input(), image);
        float[] second = difference(pair.target(), image);
        double product = 0;
        for (int i = 0; i < first.length; i++) {
            product += first[i] * second[i];
        }

        assertThat(deviation(first)).isCloseTo(25 / 255.0, within(0.01));
        assertThat(deviation(second)).isCloseTo(25 / 255.0, within(0.01));
        assertThat(product / first.length / deviation(first) / deviation(second))
                .as("correlation")
                .isCloseTo(0, within(0.06));
        assertThat(pair.weight()).isEmpty();
    }

    @Test
    void noise2noiseTakesThePartnerForTheSecondNoisyImage() {
        Pair pair = pair("supervision = noise2noise\nnoise = none", Optional.of(partner));

        assertThat(pair.input().data()).isEqualTo(image.data());
        assertThat(pair.target().data()).isEqualTo(partner.data());
    }

    @Test
    void noisyPhotographsWithCleanPartnersAreLearnedFromAsTheyAre() {
        Pair pair = pair("noise = none", Optional.of(partner));

        assertThat(pair.input().data()).isEqualTo(image.data());
        assertThat(pair.target().data()).isEqualTo(partner.data());
    }

    @Test
    void withoutNoiseAndWithoutPartnersThereIsNothingToLearn() {
        for (String supervision : new String[] {"clean", "noise2noise"}) {
            String settings = "noise = none\nsupervision = " + supervision;
            assertThat(denoise(settings).needs().pairs()).isTrue();
            assertThatThrownBy(() -> pair(settings, Optional.empty()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("pairs:DIR_A,DIR_B")
                    .hasMessageContaining("supervision=noise2void");
        }
    }

    @Test
    void itIsMeasuredByCleanImagesWhateverItLearnsFrom() {
        for (String supervision : new String[] {"clean", "noise2void", "noise2noise"}) {
            Pair reference = denoise("sigma = 25\nsupervision = " + supervision)
                    .reference(example(Optional.empty()), new SplitMix64(3))
                    .orElseThrow();

            assertThat(reference.target().data()).isEqualTo(image.data());
            assertThat(reference.weight()).isEmpty();
            assertThat(deviation(difference(reference.input(), image))).isCloseTo(25 / 255.0, within(0.01));
        }
    }

    @Test
    void noisyPhotographsAreNoReference() {
        for (String supervision : new String[] {"noise2void", "noise2noise"}) {
            assertThat(denoise("noise = none\nsupervision = " + supervision)
                            .reference(example(Optional.of(partner)), new SplitMix64(3)))
                    .isEmpty();
        }
        assertThat(denoise("noise = none").reference(example(Optional.of(partner)), new SplitMix64(3)))
                .hasValueSatisfying(pair -> assertThat(pair.target().data()).isEqualTo(partner.data()));
    }

    @Test
    void noiseIsNotAddedToImagesThatComeInPairs() {
        for (String supervision : new String[] {"clean", "noise2void", "noise2noise"}) {
            String settings = "sigma = 25\nsupervision = " + supervision;
            assertThatThrownBy(() -> pair(settings, Optional.of(partner)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("set noise=none");
            assertThatThrownBy(() -> denoise(settings).reference(example(Optional.of(partner)), new SplitMix64(3)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("set noise=none");
        }
    }

    private Pair pair(String settings, Optional<ImageBatch> other) {
        return denoise(settings).pair(example(other), new SplitMix64(3));
    }

    private static Task denoise(String settings) {
        return Settings.parse(settings).applyTo(new Denoise()).create();
    }

    private Example example(Optional<ImageBatch> other) {
        return new Example("ramp", image, OptionalInt.empty(), other);
    }

    private static int changed(Pair pair) {
        int changed = 0;
        for (int i = 0; i < pair.input().data().length; i++) {
            changed += pair.input().data()[i] == pair.target().data()[i] ? 0 : 1;
        }
        return changed;
    }

    private static ImageBatch ramp(int step) {
        ImageBatch image = ImageBatch.zeros(1, 48, 64, 1);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = i * step % 257 / 256f;
        }
        return image;
    }

    private static float[] difference(ImageBatch a, ImageBatch b) {
        float[] difference = a.data().clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b.data()[i];
        }
        return difference;
    }

    private static double deviation(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }
}

package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import io.intaglio.metric.Metrics;
import io.intaglio.metric.Psnr;
import io.intaglio.task.Inputs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WienerTest {

    private static final Settings BLUR = Settings.of(Map.of("damage", "blur", "sigma", "1.6", "noise", "2.55"));

    @Test
    void undoesABlurWithoutNoise() {
        ImageBatch clean = Noisy.shading(64, 80, 3);
        ImageBatch blurred = blurred(clean, 1.6);

        ImageBatch sharp = new Wiener(1.6, 0, 1).apply(blurred);

        assertThat(Psnr.of(clean, sharp)).isGreaterThan(Psnr.of(clean, blurred) + 3);
    }

    @Test
    void anEvenPictureStaysAsItIs() {
        ImageBatch even = ImageBatch.zeros(1, 20, 30, 1);
        java.util.Arrays.fill(even.data(), 0.3f);

        assertThat(new Wiener(2, 0.01, 1).apply(even).data()).containsExactly(even.data(), within(1e-6f));
    }

    /** Mirroring the border is what the blur itself did, so the border is no worse than the rest. */
    @Test
    void theBorderComesBackAsWellAsTheMiddle() {
        ImageBatch clean = Noisy.shading(64, 64, 1);
        ImageBatch sharp = new Wiener(1.6, 0, 1).apply(blurred(clean, 1.6));

        double top = Psnr.of(clean.crop(0, 0, 4, 64), sharp.crop(0, 0, 4, 64));
        double middle = Psnr.of(clean.crop(30, 0, 4, 64), sharp.crop(30, 0, 4, 64));
        assertThat(top).isGreaterThan(middle - 3);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "7, 5, 3", "1, 97, 1", "31, 45, 4"})
    void answersForEverySizeAndNumberOfChannels(int height, int width, int channels) {
        ImageBatch image = Noisy.add(Noisy.shading(height, width, channels), 5, 1);

        ImageBatch result = new WienerBaseline().apply(Inputs.of(image), BLUR);

        assertThat(result.spec()).isEqualTo(image.spec());
        for (float value : result.data()) {
            assertThat(value).isBetween(-1f, 2f);
        }
    }

    @Test
    void suitsABlurOfOneKnownWidth() {
        assertThat(new WienerBaseline().suits("restore", BLUR)).isTrue();
        assertThat(new WienerBaseline().suits("denoise", BLUR)).isFalse();
        assertThat(new WienerBaseline().suits("restore", BLUR.with("sigma", "1..2")))
                .isFalse();
        assertThat(new WienerBaseline().suits("restore", BLUR.with("damage", "pixels")))
                .isFalse();
        assertThatThrownBy(() -> new WienerBaseline().apply(Inputs.of(Noisy.shading(3, 3, 1)), Settings.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("one known width");
    }

    /** Noise that nobody tells is estimated. */
    @Test
    void noiseThatIsNotToldIsEstimated() {
        ImageBatch clean = Noisy.shading(96, 96, 1);
        ImageBatch spoilt = Noisy.add(blurred(clean, 1.6), 2.55, 3);
        Settings untold = Settings.of(Map.of("damage", "blur", "sigma", "1.6"));

        double told = Psnr.of(clean, new WienerBaseline().apply(Inputs.of(spoilt), BLUR));
        double estimated = Psnr.of(clean, new WienerBaseline().apply(Inputs.of(spoilt), untold));

        assertThat(estimated).isCloseTo(told, within(0.3));
    }

    @Tag("slow")
    @Test
    void reachesOnSet12WhatItReachedBefore() {
        double sum = 0;
        List<ImageBatch> images = Set12.images();
        for (int i = 0; i < images.size(); i++) {
            ImageBatch spoilt = Noisy.add(blurred(images.get(i), 1.6), 2.55, i);
            sum += Psnr.of(images.get(i), Metrics.clipped(new WienerBaseline().apply(Inputs.of(spoilt), BLUR)));
        }
        assertThat(sum / images.size()).isGreaterThanOrEqualTo(27.7);
    }

    /** By the definition: two sums a pixel, the border mirrored. */
    private static ImageBatch blurred(ImageBatch image, double sigma) {
        int reach = (int) Math.ceil(4 * sigma);
        return pass(pass(image, sigma, reach, 0), sigma, 0, reach);
    }

    private static ImageBatch pass(ImageBatch image, double sigma, int across, int down) {
        ImageBatch padded = Mirror.pad(image, down, down, across, across);
        ImageBatch result = ImageBatch.zeros(1, image.height(), image.width(), image.channels());
        int reach = Math.max(across, down);
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            double weight = Math.exp(-0.5 * k * k / (sigma * sigma));
            sum += weight;
            for (int i = 0; i < result.data().length; i++) {
                int c = i % image.channels();
                int x = i / image.channels() % image.width();
                int y = i / image.channels() / image.width();
                int dx = across == 0 ? 0 : k;
                int dy = down == 0 ? 0 : k;
                result.data()[i] += (float) (weight * padded.get(0, y + down + dy, x + across + dx, c));
            }
        }
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] /= (float) sum;
        }
        return result;
    }
}

package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Psnr;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class Bm3dTest {

    @Test
    void aFlatImageStaysFlatButForWhatTheWienerFilterTakesOffItsMean() {
        ImageBatch flat = ImageBatch.zeros(1, 19, 33, 2);
        Arrays.fill(flat.data(), 0.5f);

        assertThat(Bm3d.byChannel(flat, 0.1).data()).containsExactly(flat.data(), within(1e-3f));
    }

    @Test
    void whatStandsFarAboveTheNoiseStays() {
        ImageBatch image = Noisy.shading(40, 30, 1);

        assertThat(Bm3d.byChannel(image, 1e-5).data()).containsExactly(image.data(), within(1e-4f));
    }

    @Test
    void aShadedImageGainsTwelveDecibels() {
        ImageBatch clean = Noisy.shading(120, 110, 1);
        ImageBatch noisy = Noisy.add(clean, 25, 1);

        double before = Psnr.of(clean, noisy);
        double after = Psnr.of(clean, Bm3d.byChannel(noisy, 25 / 255.0));

        assertThat(after - before).isGreaterThan(12);
    }

    @Test
    void colourIsCleanedBetterTogetherThanChannelByChannel() {
        ImageBatch clean = Noisy.shading(60, 70, 3);
        ImageBatch noisy = Noisy.add(clean, 25, 1);

        double apart = Psnr.of(clean, Bm3d.byChannel(noisy, 25 / 255.0));
        double together = Psnr.of(clean, Bm3d.colour(noisy, 25 / 255.0));

        assertThat(together).isGreaterThan(apart + 0.5);
    }

    @Test
    void colourWithoutNoiseAndColourSmallerThanAPatchStayWhatTheyAre() {
        ImageBatch image = Noisy.shading(5, 3, 3);

        assertThat(Bm3d.colour(image, 0).data()).isEqualTo(image.data());
        assertThat(Bm3d.colour(image, 1e-5).data()).containsExactly(image.data(), within(1e-4f));
    }

    @Test
    void opponentColoursAreThereAndBack() {
        ImageBatch image = Noisy.add(Noisy.shading(4, 5, 3), 50, 2);

        ImageBatch opponent = Opponent.of(image);

        assertThat(Opponent.toRgb(opponent).data()).containsExactly(image.data(), within(1e-6f));
        float[] rgb = {image.data()[0], image.data()[1], image.data()[2]};
        assertThat(opponent.data()[0]).isCloseTo((rgb[0] + rgb[1] + rgb[2]) / 1.7320508f, within(1e-6f));
        assertThat(opponent.data()[1]).isCloseTo((rgb[0] - rgb[2]) / 1.4142135f, within(1e-6f));
        assertThat(opponent.data()[2]).isCloseTo((rgb[0] - 2 * rgb[1] + rgb[2]) / 2.4494897f, within(1e-6f));
    }

    @Test
    void theNumberOfThreadsChangesNoBit() throws Exception {
        ImageBatch noisy = Noisy.add(Noisy.shading(110, 210, 1), 25, 1);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool four = new ForkJoinPool(4);
        try {
            float[] alone = one.submit(() -> Bm3d.byChannel(noisy, 0.1)).get().data();
            float[] together =
                    four.submit(() -> Bm3d.byChannel(noisy, 0.1)).get().data();

            assertThat(together).isEqualTo(alone);
        } finally {
            one.shutdown();
            four.shutdown();
        }
    }

    @Test
    void matchesAreTheNearestInOrderAndAPowerOfTwo() {
        Matches matches = new Matches(4);
        for (int i = 0; i < 7; i++) {
            matches.offer(i, i * 5 % 7);
            assertThat(matches.usable()).isEqualTo(i < 1 ? 1 : i < 3 ? 2 : 4);
        }

        // Distances in turn: 0 5 3 1 6 4 2.
        assertThat(new int[] {matches.offset(0), matches.offset(1), matches.offset(2), matches.offset(3)})
                .containsExactly(0, 3, 6, 2);
    }
}

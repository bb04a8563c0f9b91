package io.intaglio.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void smallImagesAreComparedByWhatFitsThem() {
        assertThat(Metrics.standard()).extracting(Metric::name).containsExactly("psnr", "ssim", "ms-ssim");
        assertThat(fitting(ImageBatch.zeros(1, 1, 1, 1))).containsExactly("psnr");
        assertThat(fitting(ImageBatch.zeros(1, 28, 28, 1))).containsExactly("psnr", "ssim");
        assertThat(fitting(ImageBatch.zeros(1, 161, 161, 1))).containsExactly("psnr", "ssim", "ms-ssim");
    }

    private static List<String> fitting(ImageBatch images) {
        return Metrics.standard().stream()
                .filter(metric -> metric.fits(images))
                .map(Metric::name)
                .toList();
    }

    @Test
    void eachIsTheMeanOverTheImagesOfABatch() {
        ImageBatch reference = Waves.reference(2, 161, 161, 1);
        ImageBatch image = Waves.disturbed(reference);

        assertThat(Metrics.standard()).allSatisfy(metric -> {
            double first = metric.of(reference.image(0), image.image(0));
            double second = metric.of(reference.image(1), image.image(1));
            assertThat(metric.of(reference, image)).isEqualTo((first + second) / 2);
        });
    }

    @Test
    void clippingLeavesTheOriginalAlone() {
        ImageBatch noisy = ImageBatch.wrap(1, 1, 3, 1, new float[] {-0.5f, 0.25f, 1.5f});

        assertThat(Metrics.clipped(noisy).data()).containsExactly(0f, 0.25f, 1f);
        assertThat(noisy.data()).containsExactly(-0.5f, 0.25f, 1.5f);
    }
}

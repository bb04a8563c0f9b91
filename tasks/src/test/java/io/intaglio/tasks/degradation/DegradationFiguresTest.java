package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Range;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Psnr;
import io.intaglio.spi.Degradation;
import io.intaglio.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the damages leave, against the figures that the literature begins with. */
@Tag("slow")
class DegradationFiguresTest {

    private static List<ImageBatch> grays(String folder) throws IOException {
        List<ImageBatch> images = new ArrayList<>();
        try (Stream<Path> files = Files.list(RealData.of(folder))) {
            for (Path file : files.filter(Pictures::readable).sorted().toList()) {
                images.add(Picture.of(Pictures.read(file).pixels()).gray().pixels());
            }
        }
        return images;
    }

    /** Y of YCbCr as MATLAB has it, 16 to 235. */
    private static ImageBatch matlab(ImageBatch luma) {
        float[] data = new float[luma.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.round(16 + 219 * luma.data()[i]) / 255f;
        }
        return ImageBatch.wrap(1, luma.height(), luma.width(), 1, data);
    }

    private static ImageBatch rounded(ImageBatch image) {
        float[] data = new float[image.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.round(255 * Math.max(0, Math.min(1, image.data()[i]))) / 255f;
        }
        return ImageBatch.wrap(1, image.height(), image.width(), 1, data);
    }

    private static double psnr(List<ImageBatch> images, Degradation damage) {
        int shaved = damage.margin();
        double sum = 0;
        for (ImageBatch clean : images) {
            ImageBatch damaged =
                    rounded(damage.degrade(clean, new SplitMix64(1)).image());
            sum += Psnr.of(inner(clean, shaved), inner(damaged, shaved));
        }
        return sum / images.size();
    }

    private static ImageBatch inner(ImageBatch image, int shaved) {
        return image.crop(shaved, shaved, image.height() - 2 * shaved, image.width() - 2 * shaved);
    }

    /** Published for Set14 (Dong et al. 2014 and after): 30.24, 27.55, 26.00. */
    @Test
    void bicubicEnlargementsAreThePublishedOnes() throws IOException {
        double[] published = {30.24, 27.55, 26.00};
        List<ImageBatch> grays = grays("denoise/set14");
        for (int scale = 2; scale <= 4; scale++) {
            int by = scale;
            List<ImageBatch> cut = grays.stream()
                    .map(gray -> matlab(gray.crop(0, 0, gray.height() / by * by, gray.width() / by * by)))
                    .toList();

            assertThat(psnr(cut, new Downscale(Range.of(scale), Range.of(100))))
                    .as("x%d", scale)
                    .isCloseTo(published[scale - 2], within(0.1));
        }
    }

    /** Published for classic5 (Dong et al. 2015 and after): 27.82, 30.12. */
    @Test
    void decodedJpegsAreThePublishedOnes() throws IOException {
        List<ImageBatch> grays = grays("denoise/classic5");

        assertThat(psnr(grays, new Jpeg(Range.of(10)))).isCloseTo(27.82, within(0.02));
        assertThat(psnr(grays, new Jpeg(Range.of(20)))).isCloseTo(30.12, within(0.02));
    }
}

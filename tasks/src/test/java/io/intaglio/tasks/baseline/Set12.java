package io.intaglio.tasks.baseline;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Metrics;
import io.intaglio.metric.Psnr;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import io.intaglio.testkit.RealData;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The twelve gray images on which denoisers are compared (Zhang et al. 2017). They are not part of this repository;
 * where they are missing, a test is skipped.
 */
final class Set12 {

    private Set12() {}

    /**
     * The mean PSNR of the clipped results against the clean images; the noise is floats, neither clipped nor rounded.
     */
    static double psnr(BaselineProvider baseline, double sigma) {
        double sum = 0;
        List<ImageBatch> images = images();
        for (int i = 0; i < images.size(); i++) {
            ImageBatch noisy = Noisy.add(images.get(i), sigma, i);
            sum += Psnr.of(
                    images.get(i), Metrics.clipped(baseline.apply(Inputs.of(noisy), Settings.of("sigma", sigma))));
        }
        return sum / images.size();
    }

    static List<ImageBatch> images() {
        return files("set12", ".png").stream().map(Set12::read).toList();
    }

    /** The files of a set of test images. */
    static List<Path> files(String set, String ending) {
        Path folder = RealData.of("denoise/" + set);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImageBatch read(Path file) {
        try {
            // The samples as stored: converting gray to RGB would apply a gamma curve.
            Raster raster = ImageIO.read(file.toFile()).getRaster();
            float[] data = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (float[]) null);
            for (int i = 0; i < data.length; i++) {
                data[i] /= 255;
            }
            return ImageBatch.wrap(1, raster.getHeight(), raster.getWidth(), 1, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

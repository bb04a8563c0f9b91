package io.intaglio.tasks.baseline;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;

/** The median of 3x3 pixels, or of 5x5 where there is more noise. Uses {@code sigma} where it is known. */
public record MedianBaseline() implements BaselineProvider {

    /** Where the two sides have about the same PSNR on photographs. */
    private static final double LARGEST_FOR_3X3 = 25.0 / 255;

    @Override
    public String name() {
        return "median";
    }

    @Override
    public String summary() {
        return "median filter of 3x3 or 5x5 pixels, by the noise";
    }

    @Override
    public boolean suits(String task) {
        return task.equals("denoise");
    }

    @Override
    public ImageBatch apply(ImageBatch degraded, Settings about) {
        ImageBatch clean = ImageBatch.zeros(degraded.count(), degraded.height(), degraded.width(), degraded.channels());
        for (int i = 0; i < degraded.count(); i++) {
            int side = Noise.sigma(degraded, i, about) <= LARGEST_FOR_3X3 ? 3 : 5;
            ImageBatch one = new MedianFilter(side).apply(degraded.image(i));
            System.arraycopy(one.data(), 0, clean.data(), clean.index(i, 0, 0, 0), one.data().length);
        }
        return clean;
    }
}

package io.intaglio.tasks.baseline;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;

/**
 * The median filter of 3x3 pixels, or of 5x5 pixels for stronger noise. It uses {@code sigma} if it is known, otherwise
 * an estimate.
 *
 * @since 0.1
 */
public record MedianBaseline() implements BaselineProvider {

    /** The standard deviation at which both sizes have about the same PSNR on photographs. */
    private static final double LARGEST_FOR_3X3 = 25.0 / 255;

    @Override
    public String name() {
        return "median";
    }

    @Override
    public String summary() {
        return "median filter of 3x3 or 5x5 pixels, depending on the noise";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("denoise");
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        ImageBatch degraded = inputs.image(Inputs.IMAGE);
        int side = NoiseSigma.of(degraded, about) <= LARGEST_FOR_3X3 ? 3 : 5;
        return new MedianFilter(side).apply(degraded);
    }
}

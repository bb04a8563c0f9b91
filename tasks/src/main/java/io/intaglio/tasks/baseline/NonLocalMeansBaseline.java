package io.intaglio.tasks.baseline;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import io.intaglio.tasks.degradation.EqualChannels;

/**
 * Non-local means (Buades, Coll and Morel 2005, 2011). Uses {@code sigma} where it is known.
 *
 * @since 0.1
 */
public record NonLocalMeansBaseline() implements BaselineProvider {

    @Override
    public String name() {
        return "nlm";
    }

    @Override
    public String summary() {
        return "non-local means: the mean of similar patches nearby";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("denoise");
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        return EqualChannels.once(inputs.image(Inputs.IMAGE), degraded -> {
            double sigma = NoiseSigma.of(degraded, about);
            return method(sigma, degraded.channels()).apply(degraded, sigma);
        });
    }

    /**
     * What a noise level calls for. Colour: the table of the IPOL paper, but a search no wider than 21 pixels. Gray:
     * patches larger than that paper's and a search no wider than 21 pixels, which had the best PSNR on photographs
     * other than those that tests compare.
     *
     * @param sigma on the scale of white = 1
     */
    static NonLocalMeans method(double sigma, int channels) {
        if (channels > 1) {
            return sigma <= 25.0 / 255 ? new NonLocalMeans(3, 21, 0.55) : new NonLocalMeans(5, 21, 0.4);
        }
        return sigma <= 30.0 / 255 ? new NonLocalMeans(7, 21, 0.45) : new NonLocalMeans(9, 21, 0.4);
    }
}

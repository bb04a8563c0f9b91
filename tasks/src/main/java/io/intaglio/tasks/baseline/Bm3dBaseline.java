package io.intaglio.tasks.baseline;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import io.intaglio.tasks.degradation.EqualChannels;

/**
 * BM3D (Dabov, Foi, Katkovnik and Egiazarian 2007), and C-BM3D for colour pictures.
 *
 * @param joint whether the channels of a colour picture are processed together; otherwise one by one
 * @param sigma assumed standard deviation of the noise, on the 0 to 255 scale; 0 to use the known value of the
 *     degradation or, if there is none, an estimate
 * @since 0.1
 */
public record Bm3dBaseline(
        @Setting("whether the channels of a colour picture are denoised together; otherwise one by one")
        boolean joint,

        @Setting(
                value = "standard deviation of the noise, on the 0 to 255 scale; 0 for the known value or, "
                        + "if there is none, an estimate",
                range = "0 to 255")
        double sigma)
        implements BaselineProvider {

    /** Creates the default settings, as published for colour. */
    public Bm3dBaseline() {
        this(true, 0);
    }

    public Bm3dBaseline {
        Range.of(sigma).checkWithin("sigma", 0, 255);
    }

    @Override
    public String name() {
        return "bm3d";
    }

    @Override
    public String summary() {
        return "BM3D: similar patches are transformed and shrunk together";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("denoise");
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        return EqualChannels.once(inputs.image(Inputs.IMAGE), degraded -> {
            double deviation = sigma > 0 ? sigma / 255 : NoiseSigma.of(degraded, about);
            return joint && degraded.channels() == 3
                    ? Bm3d.colour(degraded, deviation)
                    : Bm3d.byChannel(degraded, deviation);
        });
    }
}

package io.intaglio.tasks.baseline;

import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;

/**
 * BM3D (Dabov, Foi, Katkovnik and Egiazarian 2007), of colour pictures C-BM3D. Uses {@code sigma} where it is known.
 *
 * @param joint whether the channels of a colour picture are cleaned together; otherwise one by one
 * @since 0.1
 */
public record Bm3dBaseline(
        @Setting("whether the channels of a colour picture are cleaned together; otherwise one by one")
        boolean joint) implements BaselineProvider {

    /** Creates the defaults, as published for colour. */
    public Bm3dBaseline() {
        this(true);
    }

    @Override
    public String name() {
        return "bm3d";
    }

    @Override
    public String summary() {
        return "BM3D: similar patches transformed and shrunk together";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("denoise");
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        return EqualChannels.once(inputs.image(Inputs.IMAGE), degraded -> {
            double sigma = Noise.sigma(degraded, about);
            return joint && degraded.channels() == 3 ? Bm3d.colour(degraded, sigma) : Bm3d.byChannel(degraded, sigma);
        });
    }
}

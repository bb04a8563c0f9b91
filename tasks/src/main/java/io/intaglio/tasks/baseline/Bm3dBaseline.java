package io.intaglio.tasks.baseline;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;

/** BM3D (Dabov, Foi, Katkovnik and Egiazarian 2007), channel by channel. Uses {@code sigma} where it is known. */
public record Bm3dBaseline() implements BaselineProvider {

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
        ImageBatch degraded = inputs.image(Inputs.IMAGE);
        return Bm3d.apply(degraded, Noise.sigma(degraded, about));
    }
}

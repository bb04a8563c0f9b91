package io.intaglio.tasks.baseline;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;

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
    public boolean suits(String task) {
        return task.equals("denoise");
    }

    @Override
    public ImageBatch apply(ImageBatch degraded, Settings about) {
        ImageBatch clean = ImageBatch.zeros(degraded.count(), degraded.height(), degraded.width(), degraded.channels());
        for (int i = 0; i < degraded.count(); i++) {
            ImageBatch one = Bm3d.apply(degraded, i, Noise.sigma(degraded, i, about));
            System.arraycopy(one.data(), 0, clean.data(), clean.index(i, 0, 0, 0), one.data().length);
        }
        return clean;
    }
}

package com.example.intaglio;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import java.util.Arrays;

/** A baseline that gives the mean of the picture everywhere: what any method must beat. */
public record Flat() implements BaselineProvider {

    @Override
    public String name() {
        return "flat";
    }

    @Override
    public String summary() {
        return "the picture's mean everywhere, for the example plug-in";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("reconstruct");
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        float[] data = new float[image.data().length];
        Arrays.fill(data, (float) (sum / data.length));
        return ImageBatch.wrap(image.count(), image.height(), image.width(), image.channels(), data);
    }
}

package io.intaglio.tasks.baseline;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;

/**
 * Bicubic interpolation (Keys 1981). It returns the picture that a small picture becomes before a network sees it.
 *
 * @since 0.1
 */
public record BicubicBaseline() implements BaselineProvider {

    @Override
    public String name() {
        return "bicubic";
    }

    @Override
    public String summary() {
        return "bicubic interpolation to the full size";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("restore") && enlarged(about);
    }

    private static boolean enlarged(Settings about) {
        return about.get("damage", "").equals("downscale");
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        if (!enlarged(about)) {
            throw new InvalidInputException("bicubic is for pictures that were made smaller: damage = downscale");
        }
        return inputs.image(Inputs.IMAGE);
    }
}

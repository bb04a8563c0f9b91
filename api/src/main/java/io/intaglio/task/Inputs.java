package io.intaglio.task;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import java.util.Map;

/**
 * What a task is run on.
 *
 * @param images by role: {@value #IMAGE} for the one to work on; others ({@code mask}, {@code style}) as the task says; each one
 *     image of as many channels as the network takes
 * @param options of this run, by the task's own keys
 */
public record Inputs(Map<String, ImageBatch> images, Settings options) {

    /** The role of the picture to work on. */
    public static final String IMAGE = "image";

    public Inputs {
        images = Map.copyOf(images);
    }

    /** One picture, no options. */
    public static Inputs of(ImageBatch image) {
        return new Inputs(Map.of(IMAGE, image), Settings.empty());
    }

    /** The picture of a role. */
    public ImageBatch image(String role) {
        ImageBatch image = images.get(role);
        if (image == null) {
            throw new InvalidInputException("this task needs a picture in the role \"" + role + "\"");
        }
        return image;
    }
}

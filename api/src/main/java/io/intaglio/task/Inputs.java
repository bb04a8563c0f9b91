package io.intaglio.task;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import java.util.HashMap;
import java.util.Map;

/**
 * What a task is run on.
 *
 * @param images by role: {@value #IMAGE} for the one to work on, of as many channels as the network takes; others
 *     ({@value #MASK}, {@code style}) as the task says; each one image
 * @param options of this run, by the task's own keys
 */
public record Inputs(Map<String, ImageBatch> images, Settings options) {

    /** The role of the picture to work on. */
    public static final String IMAGE = "image";

    /** The role of a mask, one channel: 1 where a pixel is known, 0 where it is lost. */
    public static final String MASK = "mask";

    /** The role of the picture that should come out, where somebody who measures knows it. */
    public static final String REFERENCE = "reference";

    public Inputs {
        images = Map.copyOf(images);
    }

    /** One picture, no options. */
    public static Inputs of(ImageBatch image) {
        return new Inputs(Map.of(IMAGE, image), Settings.empty());
    }

    /** These with the picture of one more role, or of one replaced. */
    public Inputs with(String role, ImageBatch picture) {
        Map<String, ImageBatch> all = new HashMap<>(images);
        all.put(role, picture);
        return new Inputs(all, options);
    }

    /** These without a role. */
    public Inputs without(String role) {
        Map<String, ImageBatch> rest = new HashMap<>(images);
        rest.remove(role);
        return new Inputs(rest, options);
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

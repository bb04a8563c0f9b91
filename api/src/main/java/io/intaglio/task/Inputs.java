package io.intaglio.task;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import java.util.HashMap;
import java.util.Map;

/**
 * What a task is run on.
 *
 * @param images by role: {@value #IMAGE} for the one to work on, of the {@link Channels#picture} channels; others
 *     ({@value #MASK}, {@code style}) as the task says, of 1 or 3 channels as they were found; each one image
 * @param options of this run, by the task's own keys
 */
public record Inputs(Map<String, ImageBatch> images, Settings options) {

    /** The role of the picture to work on. */
    public static final String IMAGE = "image";

    /**
     * The role of a picture that says where to fill in: white (1) where the picture is lost, black (0) where it is known, as
     * inpainting programs have it; all its channels alike. (Damages say which pixels are known, the opposite.)
     */
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

    /** The same with another picture in a role. */
    public Inputs with(String role, ImageBatch image) {
        Map<String, ImageBatch> others = new HashMap<>(images);
        others.put(role, image);
        return new Inputs(others, options);
    }

    /** The same without a role. */
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

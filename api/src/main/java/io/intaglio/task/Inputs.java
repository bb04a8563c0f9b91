package io.intaglio.task;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The inputs of one run of a task.
 *
 * @param images images by role, at least one for each role in the map; each is one image, (1, height, width, channels).
 *     The role {@value #IMAGE} has the input picture, with {@link Channels#picture} channels. The task defines the
 *     other roles (for example {@value #MASK} or {@code style}); their images have 1 or 3 channels, as in their files
 * @param files files by role
 * @param label the class for a class-conditional network, from 0; empty if no class is given
 * @param options options of this run, with the task's own keys
 * @param listener receives the progress of long work
 * @since 0.1
 */
public record Inputs(
        Map<String, List<ImageBatch>> images,
        Map<String, Blob> files,
        OptionalInt label,
        Settings options,
        ProgressListener listener) {

    /** The role of the input picture. */
    public static final String IMAGE = "image";

    /**
     * The role of a mask for filling holes: white (1) where a pixel is lost, black (0) where it is known, as in other
     * inpainting programs. All its channels are equal. (A {@link io.intaglio.spi.Degradation} marks the known pixels
     * instead.)
     */
    public static final String MASK = "mask";

    /** The role of the desired result, which is known only in an evaluation. */
    public static final String REFERENCE = "reference";

    public Inputs {
        Map<String, List<ImageBatch>> copy = new HashMap<>();
        images.forEach((role, list) -> copy.put(role, List.copyOf(list)));
        copy.values().removeIf(List::isEmpty);
        images = Map.copyOf(copy);
        files = Map.copyOf(files);
    }

    /** Creates inputs without a listener. */
    public Inputs(Map<String, List<ImageBatch>> images, Map<String, Blob> files, OptionalInt label, Settings options) {
        this(images, files, label, options, ProgressListener.NONE);
    }

    /** Returns inputs of one picture without options. */
    public static Inputs of(ImageBatch image) {
        return of(Map.of(IMAGE, image), Settings.empty());
    }

    /** Returns inputs of one picture per role. */
    public static Inputs of(Map<String, ImageBatch> images, Settings options) {
        Map<String, List<ImageBatch>> lists = new HashMap<>();
        images.forEach((role, image) -> lists.put(role, List.of(image)));
        return new Inputs(lists, Map.of(), OptionalInt.empty(), options);
    }

    /** Returns these inputs with another picture in a role. */
    public Inputs with(String role, ImageBatch image) {
        Map<String, List<ImageBatch>> others = new HashMap<>(images);
        others.put(role, List.of(image));
        return new Inputs(others, files, label, options, listener);
    }

    /** Returns these inputs without a role. */
    public Inputs without(String role) {
        Map<String, List<ImageBatch>> rest = new HashMap<>(images);
        rest.remove(role);
        return new Inputs(rest, files, label, options, listener);
    }

    /** Returns these inputs with a class for the network. */
    public Inputs withLabel(int other) {
        return new Inputs(images, files, OptionalInt.of(other), options, listener);
    }

    /** Returns these inputs with each picture changed by a function. */
    public Inputs map(UnaryOperator<ImageBatch> change) {
        Map<String, List<ImageBatch>> others = new HashMap<>();
        images.forEach(
                (role, list) -> others.put(role, list.stream().map(change).toList()));
        return new Inputs(others, files, label, options, listener);
    }

    /** Returns the names of the roles that have pictures. */
    public Set<String> roles() {
        return images.keySet();
    }

    /** Returns the condition that tells the network the class, for one image. */
    public Condition condition() {
        return label.isPresent() ? Condition.of(label.getAsInt(), 1) : Condition.NONE;
    }

    /** Returns the pictures of a role, in order; an empty list if there are none. */
    public List<ImageBatch> images(String role) {
        return images.getOrDefault(role, List.of());
    }

    /**
     * Returns the file of a role.
     *
     * @throws InvalidInputException if there is none
     */
    public Blob file(String role) {
        Blob file = files.get(role);
        if (file == null) {
            throw new InvalidInputException("this task needs a file in the role \"" + role + "\"");
        }
        return file;
    }

    /**
     * Returns the first picture of a role.
     *
     * @throws InvalidInputException if there is none
     */
    public ImageBatch image(String role) {
        List<ImageBatch> found = images(role);
        if (found.isEmpty()) {
            throw new InvalidInputException("this task needs a picture in the role \"" + role + "\"");
        }
        return found.get(0);
    }
}

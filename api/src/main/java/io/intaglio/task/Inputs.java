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
 * The inputs of a task's run.
 *
 * @param images by role: {@value #IMAGE} for the one to work on, of the {@link Channels#picture} channels; others
 *     ({@value #MASK}, {@code style}) as the task says, of 1 or 3 channels as they were found; each one image, one at
 *     least a role
 * @param files by role
 * @param label the class that the network is told, where it is told one
 * @param options of this run, by the task's own keys
 * @param listener told how far long work is
 * @since 0.1
 */
public record Inputs(
        Map<String, List<ImageBatch>> images,
        Map<String, Blob> files,
        OptionalInt label,
        Settings options,
        ProgressListener listener) {

    /** The role of the picture to work on. */
    public static final String IMAGE = "image";

    /**
     * The role of a picture that says where to fill in: white (1) where the picture is lost, black (0) where it is
     * known, as inpainting programs have it; all its channels alike. (Damages say which pixels are known, the
     * opposite.)
     */
    public static final String MASK = "mask";

    /** The role of the desired result, which is known only in measurements. */
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

    /** Returns the names of the roles with pictures. */
    public Set<String> roles() {
        return images.keySet();
    }

    /** Returns the condition of the network for one image. */
    public Condition condition() {
        return label.isPresent() ? Condition.of(label.getAsInt(), 1) : Condition.NONE;
    }

    /** Returns the pictures of a role, in order; an empty list if there are none. */
    public List<ImageBatch> images(String role) {
        return images.getOrDefault(role, List.of());
    }

    /** Returns the file of a role. */
    public Blob file(String role) {
        Blob file = files.get(role);
        if (file == null) {
            throw new InvalidInputException("this task needs a file in the role \"" + role + "\"");
        }
        return file;
    }

    /** Returns the first picture of a role. */
    public ImageBatch image(String role) {
        List<ImageBatch> found = images(role);
        if (found.isEmpty()) {
            throw new InvalidInputException("this task needs a picture in the role \"" + role + "\"");
        }
        return found.get(0);
    }
}

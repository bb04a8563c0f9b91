package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import io.intaglio.network.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The examples of one training step. If a training uses several views of each example, the views of an example are
 * successive images.
 *
 * @param input (count, height, width, channels)
 * @param target (count, height, width, output channels)
 * @param weight weight of the error of each number of the target, of the target's shape; empty if all weights are equal
 * @param labels one class for each image, from 0, or -1 if it is unknown; empty if there are no classes
 * @param answers the target output of each head, by the name of the head, each of shape (count, ...)
 * @param views number of images of each example, at least 1
 * @since 0.1
 */
public record Batch(
        ImageBatch input,
        ImageBatch target,
        Optional<ImageBatch> weight,
        List<Integer> labels,
        Map<String, Tensor> answers,
        int views) {

    public Batch {
        labels = List.copyOf(labels);
        answers = Map.copyOf(answers);
        answers.forEach((head, answer) -> {
            if (answer.shape().isEmpty() || answer.shape().get(0) != input.count()) {
                throw new IllegalArgumentException(
                        "the answers of " + head + " are " + answer.shape() + " for " + input.count() + " examples");
            }
        });
        if (!labels.isEmpty() && labels.size() != input.count()) {
            throw new IllegalArgumentException(labels.size() + " labels for " + input.count() + " examples");
        }
        if (views < 1 || input.count() % views != 0) {
            throw new IllegalArgumentException(input.count() + " images in groups of " + views + " views");
        }
    }

    /** Creates a batch with one view of each example. */
    public Batch(
            ImageBatch input,
            ImageBatch target,
            Optional<ImageBatch> weight,
            List<Integer> labels,
            Map<String, Tensor> answers) {
        this(input, target, weight, labels, answers, 1);
    }

    /** Creates a batch with one view of each example, and without target outputs of heads. */
    public Batch(ImageBatch input, ImageBatch target, Optional<ImageBatch> weight, List<Integer> labels) {
        this(input, target, weight, labels, Map.of());
    }

    /**
     * Returns a batch of one example with several views.
     *
     * @param views one batch of one image for each view
     */
    public static Batch ofViews(List<Batch> views) {
        Batch all = join(views);
        return new Batch(all.input, all.target, all.weight, all.labels, all.answers, views.size());
    }

    /**
     * Joins batches into one, in order.
     *
     * @param parts at least one; all with the same image size, the same heads and the same number of views; either all
     *     or none with weights
     */
    public static Batch join(List<Batch> parts) {
        Optional<ImageBatch> weight = parts.get(0).weight().isEmpty()
                ? Optional.empty()
                : Optional.of(stack(parts, part -> part.weight().orElseThrow()));
        List<Integer> labels =
                parts.stream().flatMap(part -> part.labels().stream()).toList();
        return new Batch(
                stack(parts, Batch::input),
                stack(parts, Batch::target),
                weight,
                labels,
                answers(parts),
                parts.get(0).views());
    }

    private static Map<String, Tensor> answers(List<Batch> parts) {
        Map<String, Tensor> all = new HashMap<>();
        for (String head : parts.get(0).answers().keySet()) {
            all.put(
                    head,
                    Tensor.concat(
                            parts.stream().map(part -> part.answers().get(head)).toList()));
        }
        return all;
    }

    private static ImageBatch stack(List<Batch> parts, Function<Batch, ImageBatch> of) {
        return ImageBatch.stack(parts.stream().map(of).toList());
    }

    /**
     * Divides the batch into parts, in order. Their numbers of examples differ by at most one. The views of an example
     * stay together.
     *
     * @param parts number of parts, at least 1; a batch with fewer examples gives one part for each example
     */
    public List<Batch> split(int parts) {
        int examples = count() / views;
        int pieces = Math.min(parts, examples);
        if (pieces == 1) {
            return List.of(this);
        }
        List<Batch> split = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            int from = views * (int) ((long) examples * i / pieces);
            int to = views * (int) ((long) examples * (i + 1) / pieces);
            split.add(new Batch(
                    input.images(from, to),
                    target.images(from, to),
                    weight.map(images -> images.images(from, to)),
                    labels.isEmpty() ? labels : labels.subList(from, to),
                    slices(from, to),
                    views));
        }
        return split;
    }

    private Map<String, Tensor> slices(int from, int to) {
        Map<String, Tensor> slices = new HashMap<>();
        answers.forEach((head, answer) -> slices.put(head, answer.slice(from, to)));
        return slices;
    }

    /** Returns the number of images: the views of all examples. */
    public int count() {
        return input.count();
    }
}

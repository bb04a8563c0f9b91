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
 * The examples of one training step.
 *
 * @param input (count, height, width, channels)
 * @param target (count, height, width, output channels)
 * @param weight by what each number's error counts, shaped as the target; absent where all count alike
 * @param labels one class an example, -1 for one that is not known; or empty
 * @param answers what heads should answer, by head: (count, ...) each
 * @since 0.1
 */
public record Batch(
        ImageBatch input,
        ImageBatch target,
        Optional<ImageBatch> weight,
        List<Integer> labels,
        Map<String, Tensor> answers) {

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
    }

    /** A batch that says nothing to heads. */
    public Batch(ImageBatch input, ImageBatch target, Optional<ImageBatch> weight, List<Integer> labels) {
        this(input, target, weight, labels, Map.of());
    }

    /**
     * Joins batches into one, in order.
     *
     * @param parts at least one; all of one size, with a weight all or none, and answers to the same heads
     */
    public static Batch join(List<Batch> parts) {
        Optional<ImageBatch> weight = parts.get(0).weight().isEmpty()
                ? Optional.empty()
                : Optional.of(stack(parts, part -> part.weight().orElseThrow()));
        List<Integer> labels =
                parts.stream().flatMap(part -> part.labels().stream()).toList();
        return new Batch(stack(parts, Batch::input), stack(parts, Batch::target), weight, labels, answers(parts));
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
     * Divides the batch into parts, in order, whose sizes differ by one at most.
     *
     * @param parts at least 1; of a smaller batch there are only as many as it has examples
     */
    public List<Batch> split(int parts) {
        int pieces = Math.min(parts, count());
        if (pieces == 1) {
            return List.of(this);
        }
        List<Batch> split = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            int from = (int) ((long) count() * i / pieces);
            int to = (int) ((long) count() * (i + 1) / pieces);
            split.add(new Batch(
                    input.images(from, to),
                    target.images(from, to),
                    weight.map(images -> images.images(from, to)),
                    labels.isEmpty() ? labels : labels.subList(from, to),
                    slices(from, to)));
        }
        return split;
    }

    private Map<String, Tensor> slices(int from, int to) {
        Map<String, Tensor> slices = new HashMap<>();
        answers.forEach((head, answer) -> slices.put(head, answer.slice(from, to)));
        return slices;
    }

    /** Returns the number of examples. */
    public int count() {
        return input.count();
    }
}

package io.intaglio.tasks.generate;

import io.intaglio.data.Source;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Head;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.tasks.embed.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The codes of examples, all of the same shape.
 *
 * @param shape shape of each code
 * @param numbers numbers of each code: a vector, or a map channel by channel
 * @param labels class of each code, from 0; -1 if it is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Codes(Shape shape, float[][] numbers, int[] labels) {

    /** The largest number of numbers that are held in memory: 256 MiB. */
    private static final long MOST_NUMBERS = 64L << 20;

    private static final long MOST_CODES = 60_000;

    /**
     * Encodes examples that are spread over the data. If codes are maps of several sizes, only those with the size of
     * the first one are kept.
     */
    static Codes of(Autoencoder model, Source data) {
        List<float[]> numbers = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> shape = new ArrayList<>();
        // The size of maps is known after the first one; before that, the smallest size is used as a limit.
        long most = Math.min(
                MOST_CODES, MOST_NUMBERS / Math.max(1, model.plan().code().size()));
        Vectors.each(model, data, Head.CODE, most, (all, classes) -> {
            List<Integer> each = all.shape().subList(1, all.shape().size());
            if (shape.isEmpty()) {
                shape.addAll(each);
            }
            int length = all.data().length / all.shape().get(0);
            if (!each.equals(shape) || (long) numbers.size() * length > MOST_NUMBERS) {
                return;
            }
            for (int i = 0; i < classes.size(); i++) {
                numbers.add(Arrays.copyOfRange(all.data(), i * length, (i + 1) * length));
                labels.add(classes.get(i));
            }
        });
        Shape of = shape.size() == 1
                ? new Shape.Vector(shape.get(0))
                : new Shape.Map(shape.get(0), shape.get(1), shape.get(2));
        return new Codes(
                of,
                numbers.toArray(float[][]::new),
                labels.stream().mapToInt(label -> label).toArray());
    }

    /** Returns the number of codes. */
    int count() {
        return numbers.length;
    }

    /** Returns whether codes are maps. */
    boolean map() {
        return shape instanceof Shape.Map;
    }

    /** Returns the number of classes, 0 if no class is known. */
    int classes() {
        return 1 + Arrays.stream(labels).max().orElse(-1);
    }

    /** Returns the codes of one class. */
    float[][] ofClass(int label) {
        List<float[]> chosen = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == label) {
                chosen.add(numbers[i]);
            }
        }
        return chosen.toArray(float[][]::new);
    }

    /** Joins codes of the same shape to one tensor for a decoder. */
    static Tensor joined(Shape shape, float[][] codes) {
        List<Integer> extents = shape instanceof Shape.Map map
                ? List.of(codes.length, map.channels(), map.height(), map.width())
                : List.of(codes.length, shape.channels());
        float[] all = new float[codes.length * codes[0].length];
        for (int i = 0; i < codes.length; i++) {
            System.arraycopy(codes[i], 0, all, i * codes[0].length, codes[0].length);
        }
        return Tensor.of(extents, all);
    }
}

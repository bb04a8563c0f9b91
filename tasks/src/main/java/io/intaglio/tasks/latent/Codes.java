package io.intaglio.tasks.latent;

import io.intaglio.data.Source;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Head;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Codes of examples, all of one shape.
 *
 * @param shape of each
 * @param numbers of each: a vector, or a map channel by channel
 * @param labels the class of each, from 0; -1 where it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Codes(Shape shape, float[][] numbers, int[] labels) {

    /** The most numbers that are held at once: 256 MiB of them. */
    private static final long MOST_NUMBERS = 64L << 20;

    private static final long MOST_CODES = 60_000;

    /**
     * Encodes examples that are spread over data. Of maps of several sizes those stay that have the size of the first.
     */
    static Codes of(Autoencoder model, Source data) {
        List<float[]> numbers = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> shape = new ArrayList<>();
        // A map's size is known once the first is there; until then the smallest one bounds it.
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

    /** Returns the number of classes, 0 where none is known. */
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

    /** Joins codes of one shape to what a decoder takes. */
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

package io.intaglio.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An array of 32-bit floats with a shape, row-major. The array is shared, not copied.
 *
 * @since 0.1
 */
public final class Tensor {

    private final List<Integer> shape;
    private final float[] data;

    private Tensor(List<Integer> shape, float[] data) {
        this.shape = List.copyOf(shape);
        this.data = data;
    }

    /**
     * Returns a tensor with an array that is not copied.
     *
     * @throws IllegalArgumentException if the array's length is not the product of the shape
     */
    public static Tensor of(List<Integer> shape, float[] data) {
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (size != data.length) {
            throw new IllegalArgumentException(shape + " takes " + size + " numbers, not " + data.length);
        }
        return new Tensor(shape, data);
    }

    /**
     * Concatenates tensors along the first extent.
     *
     * @param parts at least one; their other extents must be equal
     * @throws IllegalArgumentException if other extents differ
     */
    public static Tensor concat(List<Tensor> parts) {
        List<Integer> rest = parts.get(0).shape.subList(1, parts.get(0).shape.size());
        int count = 0;
        int length = 0;
        for (Tensor part : parts) {
            if (!part.shape.subList(1, part.shape.size()).equals(rest)) {
                throw new IllegalArgumentException(part.shape + " does not go behind " + parts.get(0).shape);
            }
            count += part.shape.get(0);
            length = Math.addExact(length, part.data.length);
        }
        float[] all = new float[length];
        int at = 0;
        for (Tensor part : parts) {
            System.arraycopy(part.data, 0, all, at, part.data.length);
            at += part.data.length;
        }
        List<Integer> shape = new ArrayList<>(rest);
        shape.add(0, count);
        return of(shape, all);
    }

    /**
     * Returns a matrix with the given rows, (count, length).
     *
     * @param rows at least one, all of the same length; they are copied
     */
    public static Tensor ofRows(List<float[]> rows) {
        int length = rows.get(0).length;
        float[] all = new float[Math.multiplyExact(rows.size(), length)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, all, i * length, length);
        }
        return of(List.of(rows.size(), length), all);
    }

    /** Returns copies of the rows: one array for each index of the first extent. */
    public List<float[]> rows() {
        int each = data.length / Math.max(1, shape.get(0));
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < shape.get(0); i++) {
            rows.add(Arrays.copyOfRange(data, i * each, (i + 1) * each));
        }
        return rows;
    }

    /**
     * Returns a copy of a range along the first extent.
     *
     * @param from first index, inclusive
     * @param to last index, exclusive
     */
    public Tensor slice(int from, int to) {
        int each = data.length / Math.max(1, shape.get(0));
        List<Integer> less = new ArrayList<>(shape);
        less.set(0, to - from);
        return of(less, Arrays.copyOfRange(data, from * each, to * each));
    }

    /** Returns the extents, the outermost first. */
    public List<Integer> shape() {
        return shape;
    }

    /** Returns the numbers, not a copy. */
    public float[] data() {
        return data;
    }
}

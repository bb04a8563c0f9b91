package io.intaglio.network;

import java.util.List;

/** Numbers in a shape, row-major, 32-bit floats. The array is shared, not copied. */
public final class Tensor {

    private final List<Integer> shape;
    private final float[] data;

    private Tensor(List<Integer> shape, float[] data) {
        this.shape = List.copyOf(shape);
        this.data = data;
    }

    /**
     * A tensor over an array.
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

    /** The extents, outermost first. */
    public List<Integer> shape() {
        return shape;
    }

    /** The numbers, not a copy. */
    public float[] data() {
        return data;
    }
}

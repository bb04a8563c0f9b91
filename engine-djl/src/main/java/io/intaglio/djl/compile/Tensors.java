package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.image.ImageBatch;
import java.nio.FloatBuffer;

/**
 * Converts between images and arrays. A batch lies in memory pixel by pixel (NHWC) and is seen as (N, C, H, W): what
 * PyTorch calls channels-last, which its CPU convolutions like best. Every kernel keeps it so.
 */
public final class Tensors {

    private Tensors() {}

    /** Returns images as (count, channels, height, width), channels-last. */
    public static NDArray images(NDManager manager, ImageBatch x) {
        return nchw(floats(manager, x.data(), new Shape(x.count(), x.height(), x.width(), x.channels())));
    }

    /** Returns values as an array of a shape, in memory that the engine owns. */
    public static NDArray floats(NDManager manager, float[] data, Shape shape) {
        if (shape.size() != data.length) {
            throw new IllegalArgumentException(shape + " is not of " + data.length + " numbers");
        }
        if (manager.getDevice().isGpu()) {
            return manager.create(FloatBuffer.wrap(data), shape, DataType.FLOAT32);
        }
        // On a CPU create() with numbers would wrap a Java buffer: views do not keep that alive, and only the garbage
        // collector gives it back. A buffer over the array's own memory has neither fault, and costs no more.
        NDArray array = manager.create(shape, DataType.FLOAT32);
        array.toByteBuffer(true).asFloatBuffer().put(data);
        return array;
    }

    /** Returns a second handle on an array, owned by another manager: results computed from it belong there too. */
    public static NDArray alias(NDArray array, NDManager owner) {
        NDArray alias = array.reshape(array.getShape());
        alias.attach(owner);
        return alias;
    }

    /** An array (count, channels, height, width) as images. */
    public static ImageBatch images(NDArray nchw) {
        Shape shape = nchw.getShape();
        return ImageBatch.wrap(
                (int) shape.get(0), (int) shape.get(2), (int) shape.get(3), (int) shape.get(1), floats(nhwc(nchw)));
    }

    /** The numbers of an array, row-major. */
    public static float[] floats(NDArray array) {
        float[] data = new float[Math.toIntExact(array.getShape().size())];
        // What has to be made contiguous, or fetched from a GPU, belongs to the scope and goes at once.
        try (NDManager scope = array.getManager().newSubManager()) {
            // The direct buffer reads the tensor's own memory: one copy instead of two.
            alias(array, scope).toByteBuffer(true).asFloatBuffer().get(data);
        }
        return data;
    }

    /** The same numbers seen as (count, height, width, channels). */
    public static NDArray nhwc(NDArray nchw) {
        return nchw.transpose(0, 2, 3, 1);
    }

    /** The same numbers seen as (count, channels, height, width). */
    public static NDArray nchw(NDArray nhwc) {
        return nhwc.transpose(0, 3, 1, 2);
    }

    /**
     * The same numbers, laid out channels-last. With one channel the strides do not say which layout is meant, and
     * PyTorch goes on channels-first: copying the result of such a convolution once is cheaper than all that follows in
     * the slow layout.
     */
    public static NDArray channelsLast(NDArray nchw) {
        NDArray nhwc = nhwc(nchw);
        Shape shape = nhwc.getShape();
        return nchw(nhwc.reshape(new Shape(shape.size())).reshape(shape));
    }

    /** The same numbers, laid out channel by channel. */
    static NDArray channelsFirst(NDArray nchw) {
        Shape shape = nchw.getShape();
        return nchw.reshape(new Shape(shape.size())).reshape(shape);
    }

    /** The first channels, or numbers of a vector. */
    static NDArray first(NDArray x, long channels) {
        return channels == x.getShape().get(1)
                ? x
                : x.split(new long[] {channels}, 1).get(0);
    }

    /** Returns the first number of each row. */
    public static NDArray firstColumn(NDArray rows) {
        return first(rows, 1);
    }

    /** Each example so many times in a row. */
    public static NDArray repeated(NDArray x, int times) {
        if (times == 1) {
            return x;
        }
        return x.getShape().dimension() == 4 ? nchw(nhwc(x).repeat(0, times)) : x.repeat(0, times);
    }

    /** Concatenates two arrays along an axis. */
    public static NDArray concat(NDArray a, NDArray b, int axis) {
        return a.getNDArrayInternal().concat(new NDList(b), axis);
    }
}

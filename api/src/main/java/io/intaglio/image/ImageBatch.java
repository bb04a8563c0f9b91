package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import java.util.List;

/**
 * A batch of images of one size as floats in row-major order with channels last: (count, height, width, channels). The
 * nominal range is [0, 1]; values outside are legal in computations (noise, a network's output); only writing a file
 * clips them.
 *
 * <p>The array is shared, not copied. It must not be changed while other code uses the batch.
 *
 * @since 0.1
 */
public final class ImageBatch {

    private final int count;
    private final int height;
    private final int width;
    private final int channels;
    private final float[] data;

    private ImageBatch(int count, int height, int width, int channels, float[] data) {
        this.count = count;
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.data = data;
    }

    /**
     * Creates images that share an array.
     *
     * @param data (count, height, width, channels), not copied
     */
    public static ImageBatch wrap(int count, int height, int width, int channels, float[] data) {
        int length = length(count, height, width, channels);
        if (data.length != length) {
            throw new IllegalArgumentException("(" + count + ", " + height + ", " + width + ", " + channels + ") takes "
                    + length + " numbers, not " + data.length);
        }
        return new ImageBatch(count, height, width, channels, data);
    }

    /** Creates black images. */
    public static ImageBatch zeros(int count, int height, int width, int channels) {
        return new ImageBatch(count, height, width, channels, new float[length(count, height, width, channels)]);
    }

    private static int length(int count, int height, int width, int channels) {
        if (count < 0 || height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "no images are of (" + count + ", " + height + ", " + width + ", " + channels + ")");
        }
        try {
            return Math.multiplyExact(Math.multiplyExact(Math.multiplyExact(count, height), width), channels);
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    count + " images of " + width + "x" + height + " pixels with " + channels
                            + " channels hold more numbers than one array may (2^31): use fewer or smaller ones",
                    e);
        }
    }

    /** Returns a batch of images of one size, in order. */
    public static ImageBatch stack(List<ImageBatch> parts) {
        ImageBatch first = parts.get(0);
        int count = 0;
        for (ImageBatch part : parts) {
            if (part.height != first.height || part.width != first.width || part.channels != first.channels) {
                throw new IllegalArgumentException("images of one batch have one size: " + part + " beside " + first);
            }
            count += part.count;
        }
        ImageBatch all = zeros(count, first.height, first.width, first.channels);
        int at = 0;
        for (ImageBatch part : parts) {
            System.arraycopy(part.data, 0, all.data, at, part.data.length);
            at += part.data.length;
        }
        return all;
    }

    /** Returns the number of images. */
    public int count() {
        return count;
    }

    /** Returns the number of rows of each image. */
    public int height() {
        return height;
    }

    /** Returns the number of columns of each image. */
    public int width() {
        return width;
    }

    /** Returns the number of values per pixel. */
    public int channels() {
        return channels;
    }

    /** Returns the array itself, (count, height, width, channels), not a copy. */
    public float[] data() {
        return data;
    }

    /** Returns one value. */
    public float get(int image, int y, int x, int channel) {
        return data[index(image, y, x, channel)];
    }

    /** Returns the index of a value in {@link #data}. */
    public int index(int image, int y, int x, int channel) {
        return ((image * height + y) * width + x) * channels + channel;
    }

    /** Returns the specification of these images, including their size. */
    public ImageSpec spec() {
        return new ImageSpec(channels, height, width);
    }

    /** Returns whether every number is finite: neither NaN nor infinite. */
    public boolean finite() {
        // Zero times a finite number is zero, and times any other NaN. A loop without a branch takes a third of the
        // time.
        float sum = 0;
        for (float number : data) {
            sum += number * 0f;
        }
        return sum == 0;
    }

    /** Returns a copy of one image, as a batch of one. */
    public ImageBatch image(int index) {
        return images(index, index + 1);
    }

    /** Returns a copy of the images {@code from} (included) to {@code to} (excluded). */
    public ImageBatch images(int from, int to) {
        int size = height * width * channels;
        return new ImageBatch(
                to - from, height, width, channels, java.util.Arrays.copyOfRange(data, from * size, to * size));
    }

    /** Returns a copy of a rectangle of every image; it must lie inside the images. */
    public ImageBatch crop(int top, int left, int rows, int columns) {
        if (top < 0 || left < 0 || top + rows > height || left + columns > width) {
            throw new IllegalArgumentException(
                    "rows " + top + "+" + rows + ", columns " + left + "+" + columns + " do not lie inside " + this);
        }
        ImageBatch part = zeros(count, rows, columns, channels);
        for (int i = 0; i < count; i++) {
            for (int y = 0; y < rows; y++) {
                System.arraycopy(
                        data, index(i, top + y, left, 0), part.data, part.index(i, y, 0, 0), columns * channels);
            }
        }
        return part;
    }

    /** Returns a copy of some channels of every image, in the given order. */
    public ImageBatch channels(int... chosen) {
        ImageBatch part = zeros(count, height, width, chosen.length);
        for (int pixel = 0; pixel < count * height * width; pixel++) {
            for (int c = 0; c < chosen.length; c++) {
                part.data[pixel * chosen.length + c] = data[pixel * channels + chosen[c]];
            }
        }
        return part;
    }

    /** Returns a copy with the channels of other images appended. Number and size of the images must be equal. */
    public ImageBatch append(ImageBatch others) {
        if (others.count != count || others.height != height || others.width != width) {
            throw new IllegalArgumentException(others + " cannot stand beside " + this);
        }
        ImageBatch all = zeros(count, height, width, channels + others.channels);
        for (int pixel = 0; pixel < count * height * width; pixel++) {
            System.arraycopy(data, pixel * channels, all.data, pixel * all.channels, channels);
            System.arraycopy(
                    others.data, pixel * others.channels, all.data, pixel * all.channels + channels, others.channels);
        }
        return all;
    }

    /**
     * Interpolates linearly between these images and others of the same shape.
     *
     * @param share 0 for these images, 1 for the others; beyond, it extrapolates
     * @return the very images for a share of 0 or 1, not copies
     */
    public ImageBatch towards(ImageBatch others, double share) {
        if (share == 0) {
            return this;
        }
        if (share == 1) {
            return others;
        }
        if (others.count != count || others.height != height || others.width != width || others.channels != channels) {
            throw new IllegalArgumentException("there is nothing between " + this + " and " + others);
        }
        float[] between = new float[data.length];
        for (int i = 0; i < between.length; i++) {
            between[i] = (float) ((1 - share) * data[i] + share * others.data[i]);
        }
        return new ImageBatch(count, height, width, channels, between);
    }

    @Override
    public String toString() {
        return count + " x " + spec();
    }
}

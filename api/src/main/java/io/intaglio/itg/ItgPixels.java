package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;

/**
 * The samples of a picture, 8 bits each, pixel by pixel: gray, or red, green and blue.
 *
 * @since 0.1
 */
public final class ItgPixels {

    private final int width;
    private final int height;
    private final int channels;
    private final byte[] data;

    /**
     * Creates the samples from an array, which is not copied.
     *
     * @param channels 1 or 3
     */
    public ItgPixels(int width, int height, int channels, byte[] data) {
        if (width < 1 || height < 1 || channels != 1 && channels != 3) {
            throw new InvalidInputException(
                    "a picture has a size and 1 or 3 channels, not " + width + "x" + height + "x" + channels);
        }
        if (data.length != (long) width * height * channels) {
            throw new InvalidInputException(
                    width + "x" + height + "x" + channels + " samples, not " + data.length + ", make a picture");
        }
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.data = data;
    }

    /** Returns the first image of a batch of gray or colour, clipped and rounded to 8 bits. */
    public static ItgPixels of(ImageBatch image) {
        float[] from = image.data();
        byte[] data = new byte[image.height() * image.width() * image.channels()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, from[i])));
        }
        return new ItgPixels(image.width(), image.height(), image.channels(), data);
    }

    /** Returns them as floats from 0 to 1. */
    public ImageBatch image() {
        float[] values = new float[data.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (data[i] & 0xFF) / 255f;
        }
        return ImageBatch.wrap(1, height, width, channels, values);
    }

    /** Returns a copy of a part, which lies within the picture. */
    ItgPixels part(ItgRegion region) {
        byte[] part = new byte[region.width() * region.height() * channels];
        int length = region.width() * channels;
        for (int y = 0; y < region.height(); y++) {
            int from = ((region.y() + y) * width + region.x()) * channels;
            System.arraycopy(data, from, part, y * length, length);
        }
        return new ItgPixels(region.width(), region.height(), channels, part);
    }

    /** Returns the width in pixels. */
    public int width() {
        return width;
    }

    /** Returns the height in pixels. */
    public int height() {
        return height;
    }

    /** Returns 1 for gray, 3 for colour. */
    public int channels() {
        return channels;
    }

    /** Returns the samples themselves, not a copy. */
    public byte[] data() {
        return data;
    }

    /**
     * Returns the PSNR of other samples of the same picture, in dB, over all samples; infinite if nothing differs.
     *
     * @throws InvalidInputException if there are not as many
     */
    public double psnr(ItgPixels other) {
        if (other.data.length != data.length) {
            throw new InvalidInputException(
                    "pictures of " + data.length + " and " + other.data.length + " samples cannot be compared");
        }
        long sum = 0;
        for (int i = 0; i < data.length; i++) {
            int difference = (data[i] & 0xFF) - (other.data[i] & 0xFF);
            sum += (long) difference * difference;
        }
        return sum == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255.0 * 255.0 * data.length / sum);
    }
}

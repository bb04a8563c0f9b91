package io.intaglio.internal.running;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.image.Resampling;
import io.intaglio.train.Framing;

/** Makes images fit what a network takes, and what it gives fit the picture. */
public final class ImageFitting {

    private ImageFitting() {}

    /** Converts to gray or colour, as requested: luma of a colour image, three equal channels of a gray one. */
    public static ImageBatch channels(ImageBatch image, int channels) {
        if (image.channels() == channels) {
            return image;
        }
        return Picture.of(image).toChannels(channels).pixels();
    }

    /** An image of the network's size, if it has one: resized to cover it and cropped around the middle. */
    public static ImageBatch size(ImageBatch image, ImageSpec spec) {
        int height = spec.height() == ImageSpec.ANY ? image.height() : spec.height();
        int width = spec.width() == ImageSpec.ANY ? image.width() : spec.width();
        return new Framing.Cover(height, width).apply(image);
    }

    /** The middle of an image, at most so large. */
    public static ImageBatch middle(ImageBatch image, int height, int width) {
        int rows = Math.min(height, image.height());
        int columns = Math.min(width, image.width());
        return rows == image.height() && columns == image.width()
                ? image
                : image.crop((image.height() - rows) / 2, (image.width() - columns) / 2, rows, columns);
    }

    /**
     * One plane at a time: three of a large picture, beside the picture and the result, are more than need be in
     * memory.
     */
    static void interleave(ImageBatch plane, ImageBatch all, int channel) {
        float[] from = plane.data();
        float[] to = all.data();
        for (int i = 0, at = channel; i < from.length; i++, at += all.channels()) {
            to[at] = from[i];
        }
    }

    /** The mean of the channels of a colour image; another image as it is. */
    static ImageBatch averaged(ImageBatch colour) {
        if (colour.channels() != 3) {
            return colour;
        }
        float[] gray = new float[colour.data().length / 3];
        for (int i = 0; i < gray.length; i++) {
            // In double precision three equal numbers have that very number for a mean.
            double sum = (double) colour.data()[3 * i] + colour.data()[3 * i + 1] + colour.data()[3 * i + 2];
            gray[i] = (float) (sum / 3);
        }
        return ImageBatch.wrap(1, colour.height(), colour.width(), 1, gray);
    }

    /**
     * Refuses what is no picture.
     *
     * @param name of the input, for the message
     */
    static void checkFinite(ImageBatch output, ImageBatch input, String name) {
        if (output.finite()) {
            return;
        }
        throw new InvalidInputException(
                input.finite()
                        ? "what the plate makes of " + name
                                + " is no picture: some of its numbers are not finite (NaN or infinite); the weights "
                                + "are"
                                + " damaged or diverged, or the values of the picture are too large"
                        : name + " holds numbers that are not finite (NaN or infinite); replace them by numbers first");
    }

    /**
     * Refuses a picture with numbers that are not finite: one of them would spread over all that the network sees
     * together with it.
     *
     * @throws InvalidInputException that says how many there are, and where the first is
     */
    static void checkFinite(Picture picture) {
        if (picture.pixels().finite()) {
            return;
        }
        float[] values = picture.pixels().data();
        int count = 0;
        int first = 0;
        for (int i = values.length - 1; i >= 0; i--) {
            if (!Float.isFinite(values[i])) {
                count++;
                first = i / picture.channels();
            }
        }
        throw new InvalidInputException(picture.name() + " holds " + count
                + (count == 1 ? " number that is" : " numbers that are") + " not finite (NaN or infinite), the first in"
                + " column " + first % picture.width() + ", row " + first / picture.width()
                + ", counted from 0; replace them by numbers first");
    }

    /**
     * Adds to an image what belongs to the picture that it was made of, be it enlarged or cut to the network's size
     * since.
     */
    static void add(ImageBatch image, ImageBatch more, ImageSpec in) {
        boolean cut = in.fixed();
        ImageBatch fitting = cut ? size(more, in) : Resampling.resize(more, image.height(), image.width());
        if (fitting.height() != image.height() || fitting.width() != image.width()) {
            return;
        }
        float[] to = image.data();
        for (int i = 0; i < to.length; i++) {
            to[i] += fitting.data()[i];
        }
    }
}

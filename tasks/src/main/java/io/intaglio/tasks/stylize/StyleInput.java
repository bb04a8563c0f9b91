package io.intaglio.tasks.stylize;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;

/**
 * The input of a network that stylizes: an image in the colours of the style; behind them the style's signature, the
 * same at every pixel; and noise, which strokes need where an image is flat.
 */
final class StyleInput {

    private static final int NOISES = 2;
    private static final int COARSER = 4;
    private static final double TO_UNIT = 0x1p-53;

    /** How many channels stand behind the image's. */
    static final int BESIDE = StyleSignature.LENGTH + NOISES;

    private StyleInput() {}

    /**
     * Returns the input.
     *
     * @param image RGB
     * @param seed of the noise; one seed gives one noise at each place
     */
    static ImageBatch of(ImageBatch image, float[] signature, long seed) {
        int channels = 3 + BESIDE;
        ImageBatch all = ImageBatch.zeros(1, image.height(), image.width(), channels);
        float[] out = all.data();
        float[] in = image.data();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int pixel = y * image.width() + x;
                int at = pixel * channels;
                System.arraycopy(in, 3 * pixel, out, at, 3);
                System.arraycopy(signature, 0, out, at + 3, signature.length);
                out[at + channels - 2] = noise(seed, y, x);
                out[at + channels - 1] = noise(seed + 1, y / COARSER, x / COARSER);
            }
        }
        return all;
    }

    /** Returns the image of an input. */
    static ImageBatch image(ImageBatch input) {
        if (input.channels() == 3) {
            return input;
        }
        ImageBatch image = ImageBatch.zeros(1, input.height(), input.width(), 3);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = input.data()[i / 3 * input.channels() + i % 3];
        }
        return image;
    }

    /** Returns a number between -1 and 1. */
    private static float noise(long seed, int y, int x) {
        long mixed = SplitMix64.mix(SplitMix64.mix(seed + y) + x);
        return (float) (2 * (mixed >>> 11) * TO_UNIT - 1);
    }
}

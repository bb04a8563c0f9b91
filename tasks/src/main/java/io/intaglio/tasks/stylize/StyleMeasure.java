package io.intaglio.tasks.stylize;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;
import io.intaglio.metric.Metrics;
import io.intaglio.metric.Ssim;

/**
 * Measures the similarity of an image to a style and to its content. Strokes are compared by the sliced Wasserstein
 * distance between patches of the brightness, without its coarse part (the brightness at a quarter of the size). Patch
 * sizes and directions differ from those that are used to make images.
 */
public final class StyleMeasure {

    private static final int[] SIDES = {5, 11, 17};
    private static final int DIRECTIONS = 64;
    private static final int PATCHES = 16_384;
    private static final int COARSER = 4;
    private static final long SEED = 0x57A1EL;

    private StyleMeasure() {}

    /**
     * Returns how much nearer an image is to a style than the content was. For the comparison, the content gets the
     * style's colours.
     *
     * @return 1 for the strokes of the style, 0 for those of the content, negative if the image is farther from the
     *     style
     */
    public static double gain(ImageBatch content, ImageBatch output, ImageBatch style) {
        double before =
                distance(Metrics.clipped(LinearTransfer.of(content).map(content, LinearTransfer.of(style))), style);
        return before == 0 ? 0 : 1 - distance(output, style) / before;
    }

    /** Returns the distance between the strokes of two images of any sizes of at least 17 pixels. */
    static double distance(ImageBatch image, ImageBatch style) {
        ImageBatch mine = detail(image);
        ImageBatch theirs = detail(style);
        double sum = 0;
        for (int side : SIDES) {
            SplitMix64 random = SplitMix64.at(SEED, side);
            SlicedWasserstein slices = SlicedWasserstein.draw(DIRECTIONS, side * side, true, random);
            sum += slices.distance(
                    PatchSample.draw(mine, side, PATCHES, random), PatchSample.draw(theirs, side, PATCHES, random));
        }
        return sum / SIDES.length;
    }

    private static ImageBatch detail(ImageBatch image) {
        ImageBatch gray = Luminance.of(image);
        ImageBatch small =
                Resampling.resize(gray, Math.max(1, gray.height() / COARSER), Math.max(1, gray.width() / COARSER));
        float[] smooth = Resampling.resize(small, gray.height(), gray.width()).data();
        float[] detail = gray.data().clone();
        for (int i = 0; i < detail.length; i++) {
            detail[i] -= smooth[i];
        }
        return ImageBatch.wrap(1, gray.height(), gray.width(), 1, detail);
    }

    /** Returns the structural similarity of the edges of the content and of the output. */
    public static double edgeSimilarity(ImageBatch content, ImageBatch output) {
        return Ssim.of(edges(content), edges(output));
    }

    /** Returns the lengths of the Sobel gradients of the brightness; a step from 0 to 1 has length 1. */
    static ImageBatch edges(ImageBatch image) {
        ImageBatch gray = Luminance.of(image);
        int width = gray.width();
        int height = gray.height();
        float[] y = gray.data();
        float[] out = new float[y.length];
        for (int row = 0; row < height; row++) {
            int above = Math.max(0, row - 1) * width;
            int here = row * width;
            int below = Math.min(height - 1, row + 1) * width;
            for (int column = 0; column < width; column++) {
                int left = Math.max(0, column - 1);
                int right = Math.min(width - 1, column + 1);
                float across = y[above + right]
                        - y[above + left]
                        + 2 * (y[here + right] - y[here + left])
                        + y[below + right]
                        - y[below + left];
                float down = y[below + left]
                        - y[above + left]
                        + 2 * (y[below + column] - y[above + column])
                        + y[below + right]
                        - y[above + right];
                out[here + column] = (float) Math.sqrt(across * across + down * down) / 4;
            }
        }
        return ImageBatch.wrap(1, height, width, 1, out);
    }
}

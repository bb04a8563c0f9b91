package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import java.util.function.UnaryOperator;

/**
 * BM3D: Dabov, Foi, Katkovnik and Egiazarian, "Image Denoising by Sparse 3-D Transform-Domain Collaborative Filtering",
 * IEEE Transactions on Image Processing 16(8), 2007, with the parameters of Lebrun, "An Analysis and Implementation of
 * the BM3D Image Denoising Method", IPOL 2012 (but the search over 39x39 positions of the former). Similar 8x8 patches
 * are stacked and transformed together, and the coefficients shrunk: first by a hard threshold, then, with patches
 * matched in that first estimate, by Wiener's filter.
 */
final class Bm3d {

    private static final double WHITE = 255;

    private Bm3d() {}

    /**
     * An image without its noise, its channels cleaned one by one.
     *
     * @param sigma of the noise, on the scale of white = 1; 0 gives a copy
     */
    static ImageBatch byChannel(ImageBatch image, double sigma) {
        ImageBatch clean = image.image(0);
        for (int c = 0; c < image.channels() && sigma > 0; c++) {
            float[] plane = padded(image.channels(c), channel -> clean(channel, sigma, 1))
                    .data();
            for (int i = 0; i < plane.length; i++) {
                clean.data()[i * image.channels() + c] = plane[i];
            }
        }
        return clean;
    }

    /**
     * A colour image without its noise, its channels together: C-BM3D of Dabov, Foi, Katkovnik and Egiazarian, "Color
     * Image Denoising via Sparse 3D Collaborative Filtering with Grouping Constraint in Luminance-Chrominance Space",
     * ICIP 2007. Patches are matched in the luminance of an opponent space, where there is the least noise for the most
     * of the picture, and the groups serve all three channels.
     *
     * @param image of three channels
     * @param sigma as for {@link #byChannel}
     */
    static ImageBatch colour(ImageBatch image, double sigma) {
        if (sigma == 0) {
            return image.image(0);
        }
        // The luminance's axis is sqrt(3) times as long as in a space whose luminance is the channels' mean.
        return padded(image, all -> Opponent.toRgb(clean(Opponent.of(all), sigma, 3)));
    }

    /** At least as large as a patch for as long as it is worked on. */
    private static ImageBatch padded(ImageBatch image, UnaryOperator<ImageBatch> work) {
        int below = Math.max(0, BlockTransform.SIDE - image.height());
        int right = Math.max(0, BlockTransform.SIDE - image.width());
        ImageBatch done = work.apply(Mirror.pad(image, 0, below, 0, right));
        return done.crop(0, 0, image.height(), image.width());
    }

    /**
     * @param scale of squared differences in the channel that is matched in, relative to one from black 0 to white 1
     */
    private static ImageBatch clean(ImageBatch noisy, double sigma, double scale) {
        boolean strong = sigma / Math.sqrt(scale) > 35 / WHITE;
        ImageBatch basic = new Bm3dStep(
                        BlockTransform.biorthogonal(),
                        new Shrinkage.HardThreshold((float) (2.7 * sigma)),
                        16,
                        scale * (strong ? 5000 : 2500) / (WHITE * WHITE))
                .apply(noisy, noisy);
        return new Bm3dStep(
                        BlockTransform.cosine(),
                        new Shrinkage.Wiener((float) (sigma * sigma)),
                        32,
                        scale * (strong ? 3500 : 400) / (WHITE * WHITE))
                .apply(noisy, basic);
    }
}

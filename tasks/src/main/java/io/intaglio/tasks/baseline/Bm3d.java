package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import java.util.function.UnaryOperator;

/**
 * BM3D: Dabov, Foi, Katkovnik and Egiazarian, "Image Denoising by Sparse 3-D Transform-Domain Collaborative Filtering",
 * IEEE Transactions on Image Processing 16(8), 2007, with the parameters of Lebrun, "An Analysis and Implementation of
 * the BM3D Image Denoising Method", IPOL 2012 (but with the search over 39x39 positions of the first paper). Similar
 * 8x8 patches are stacked and transformed together, and their coefficients are shrunk. The first step uses a hard
 * threshold. The second step matches patches in the result of the first one, and uses the Wiener filter.
 */
final class Bm3d {

    private static final double WHITE = 255;

    private Bm3d() {}

    /**
     * Returns the image without noise. Channels are processed one by one.
     *
     * @param sigma standard deviation of the noise, on the scale on which white is 1; for 0 the result is a copy
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
     * Returns a colour image without noise. Channels are processed together: C-BM3D of Dabov, Foi, Katkovnik and
     * Egiazarian, "Color Image Denoising via Sparse 3D Collaborative Filtering with Grouping Constraint in
     * Luminance-Chrominance Space", ICIP 2007. Patches are matched in the luminance of an opponent colour space, which
     * has the highest ratio of signal to noise. The groups are used for all three channels.
     *
     * @param image an image of three channels
     * @param sigma as for {@link #byChannel}
     */
    static ImageBatch colour(ImageBatch image, double sigma) {
        if (sigma == 0) {
            return image.image(0);
        }
        // The luminance is sqrt(3) times as large as the mean of the channels.
        return padded(image, all -> Opponent.toRgb(clean(Opponent.of(all), sigma, 3)));
    }

    /** Pads an image that is smaller than a patch, applies a method, and crops the result. */
    private static ImageBatch padded(ImageBatch image, UnaryOperator<ImageBatch> work) {
        int below = Math.max(0, BlockTransform.SIDE - image.height());
        int right = Math.max(0, BlockTransform.SIDE - image.width());
        ImageBatch done = work.apply(Mirror.pad(image, 0, below, 0, right));
        return done.crop(0, 0, image.height(), image.width());
    }

    /**
     * @param scale scale of squared differences in the channel for matching, relative to a channel with black 0 and
     *     white 1
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

package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;

/**
 * BM3D: Dabov, Foi, Katkovnik and Egiazarian, "Image Denoising by Sparse 3-D Transform-Domain Collaborative Filtering",
 * IEEE Transactions on Image Processing 16(8), 2007, with the parameters of Lebrun, "An Analysis and Implementation of the
 * BM3D Image Denoising Method", IPOL 2012 (but the search over 39x39 positions of the former). Similar 8x8 patches are stacked and transformed together, and the coefficients
 * shrunk: first by a hard threshold, then, with patches matched in that first estimate, by Wiener's filter. Channels are
 * cleaned one by one.
 */
final class Bm3d {

    private static final double WHITE = 255;

    private Bm3d() {}

    /**
     * An image without its noise.
     *
     * @param sigma of the noise, on the scale of white = 1; 0 gives a copy
     */
    static ImageBatch apply(ImageBatch image, double sigma) {
        ImageBatch clean = image.image(0);
        if (sigma > 0) {
            int below = Math.max(0, BlockTransform.SIDE - image.height());
            int right = Math.max(0, BlockTransform.SIDE - image.width());
            ImageBatch padded = Mirror.pad(clean, 0, below, 0, right);
            for (int c = 0; c < image.channels(); c++) {
                ImageBatch plane = clean(padded.channels(c), sigma).crop(0, 0, image.height(), image.width());
                for (int i = 0; i < plane.data().length; i++) {
                    clean.data()[i * image.channels() + c] = plane.data()[i];
                }
            }
        }
        return clean;
    }

    private static ImageBatch clean(ImageBatch noisy, double sigma) {
        boolean strong = sigma > 35 / WHITE;
        ImageBatch basic = new Bm3dStep(
                        BlockTransform.biorthogonal(),
                        new Shrinkage.HardThreshold((float) (2.7 * sigma)),
                        16,
                        (strong ? 5000 : 2500) / (WHITE * WHITE))
                .apply(noisy, noisy);
        return new Bm3dStep(
                        BlockTransform.cosine(),
                        new Shrinkage.Wiener((float) (sigma * sigma)),
                        32,
                        (strong ? 3500 : 400) / (WHITE * WHITE))
                .apply(noisy, basic);
    }
}

package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;

/**
 * Finds the coarsest or the finest steps that meet a target.
 *
 * @since 0.1
 */
public final class ItgSearch {

    private final ItgEncoder.Prepared picture;
    private final ItgDecoder decoder;
    private final double lambda;
    private final int passes;

    /**
     * Creates a search.
     *
     * @param picture to encode
     * @param model that it was prepared with
     * @param lambda the rate-distortion trade-off: the squared error that one bit is worth, in squared steps
     * @param passes over the coefficients, at least 1
     */
    public ItgSearch(ItgEncoder.Prepared picture, ItgModel model, double lambda, int passes) {
        this.picture = picture;
        this.decoder = new ItgDecoder(model);
        this.lambda = lambda;
        this.passes = passes;
    }

    /**
     * Returns the best file with at most the given number of bytes.
     *
     * @throws InvalidInputException if even the coarsest steps need more
     */
    public byte[] atMost(long bytes) {
        byte[] coarsest = picture.encode(Steps.MOST, lambda, passes);
        if (coarsest.length > bytes) {
            throw new InvalidInputException("the picture needs at least " + coarsest.length + " bytes, and " + bytes
                    + " are allowed; make it smaller or allow more");
        }
        byte[] finest = picture.encode(0, lambda, passes);
        return finest.length <= bytes ? finest : between(coarsest, bytes);
    }

    /**
     * Returns approximately the smallest file whose picture has at least the given PSNR over all samples.
     *
     * @throws InvalidInputException if even the finest steps do not reach it
     */
    public byte[] atLeast(double psnr) {
        byte[] coarsest = picture.encode(Steps.MOST, lambda, passes);
        if (psnr(coarsest) >= psnr) {
            return coarsest;
        }
        byte[] finest = picture.encode(0, lambda, passes);
        if (psnr(finest) < psnr) {
            throw new InvalidInputException(
                    "the picture reaches at most " + Math.round(10 * psnr(finest)) / 10.0 + " dB, not " + psnr);
        }
        int low = 0;
        int high = Steps.MOST;
        byte[] best = finest;
        while (high - low > 1) {
            int middle = low + high >>> 1;
            byte[] file = picture.encode(middle, lambda, passes);
            if (psnr(file) >= psnr) {
                low = middle;
                best = file;
            } else {
                high = middle;
            }
        }
        return best;
    }

    private byte[] between(byte[] coarsest, long bytes) {
        int low = 0;
        int high = Steps.MOST;
        byte[] best = coarsest;
        while (high - low > 1) {
            int middle = low + high >>> 1;
            byte[] file = picture.encode(middle, lambda, passes);
            if (file.length <= bytes) {
                high = middle;
                best = file;
            } else {
                low = middle;
            }
        }
        return best;
    }

    /** Returns the PSNR of the decoded file, in dB, over all samples; infinite if nothing differs. */
    public double psnr(byte[] file) {
        try {
            return picture.pixels().psnr(decoder.decode(file));
        } catch (ItgException e) {
            throw new IllegalStateException("an encoder's own file cannot be read", e);
        }
    }
}

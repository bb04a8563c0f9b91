package io.intaglio.tasks.degradation;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import io.intaglio.image.Resampling;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Reduces a picture by cubic convolution with antialiasing (as MATLAB's {@code imresize}, except for the outermost
 * pixels), rounds it to 8 bits, and enlarges it again by cubic convolution. The result is the input of super-resolution
 * (after Dong et al. 2014). If height or width is not a multiple of the scale, the picture is first extended by
 * mirroring. Small pictures are often JPEGs: with a quality below 100, the reduced picture is stored as JPEG before it
 * is enlarged.
 *
 * @param scale factor by which height and width are reduced, a whole number from 2 to 8; from a range, a value is drawn
 *     for each image
 * @param quality JPEG quality of the reduced picture as defined by the Independent JPEG Group, 1 to 100; 100 for no
 *     JPEG; from a range, a value is drawn for each image
 * @since 0.1
 */
public record Downscale(
        @Setting(value = "factor by which height and width are reduced, a whole number", range = "2 to 8")
        Range scale,

        @Setting(value = "JPEG quality at which the reduced picture is stored; 100 for no JPEG", range = "1 to 100")
        Range quality)
        implements Degradation {

    private static final int UNCOMPRESSED = 100;

    /** Creates the default settings: a factor of two, without JPEG. */
    public Downscale() {
        this(Range.of(2), Range.of(UNCOMPRESSED));
    }

    public Downscale {
        scale.checkWithin("scale", 2, 8);
        quality.checkWithin("quality", 1, UNCOMPRESSED);
        if (scale.min() != Math.rint(scale.min()) || scale.max() != Math.rint(scale.max())) {
            throw new InvalidInputException("scale is a whole number, or a range of them as in 2..4, not " + scale);
        }
    }

    @Override
    public String name() {
        return "downscale";
    }

    @Override
    public String summary() {
        return "reduced in size and enlarged again: super-resolution";
    }

    @Override
    public int enlargement() {
        return (int) scale.single().orElse(0);
    }

    /** Returns the scale, because evaluations in the literature leave out this number of pixels at each border. */
    @Override
    public int margin() {
        return (int) scale.max();
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        int by = (int) scale.min() + random.nextInt((int) (scale.max() - scale.min()) + 1);
        int rows = (clean.height() + by - 1) / by;
        int columns = (clean.width() + by - 1) / by;
        ImageBatch padded = Mirror.pad(clean, 0, rows * by - clean.height(), 0, columns * by - clean.width());
        ImageBatch reduced = Resampling.resize(padded, rows, columns);
        ImageBatch small = quality.min() == UNCOMPRESSED
                ? EightBits.rounded(reduced)
                : new Jpeg(quality).degrade(reduced, random).image();
        ImageBatch large = Resampling.resize(small, rows * by, columns * by);
        return Degraded.whole(
                large.height() == clean.height() && large.width() == clean.width()
                        ? large
                        : large.crop(0, 0, clean.height(), clean.width()));
    }
}

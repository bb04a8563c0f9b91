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
 * Reduces a picture by cubic convolution with antialiasing (but at the outermost pixels what MATLAB's {@code imresize}
 * does), rounds it to 8 bits, and enlarges it again by cubic convolution: what stands at the beginning of
 * super-resolution (after Dong et al. 2014). Where a side is no multiple of the scale, it is mirrored up to one first.
 * Small pictures are often JPEGs: with a quality below 100 the reduced picture is written as one before it is enlarged.
 *
 * @param scale by which height and width are divided, a whole number from 2 to 8; of a range each image draws its own
 * @param quality of the JPEG that the reduced picture becomes, 1 to 100, as the Independent JPEG Group counts it; 100
 *     for none; of a range each image draws its own
 * @since 0.1
 */
public record Downscale(
        @Setting(value = "factor by which height and width are reduced, a whole number", range = "2 to 8")
        Range scale,

        @Setting(value = "JPEG quality at which the reduced picture is stored; 100 for no JPEG", range = "1 to 100")
        Range quality)
        implements Degradation {

    private static final int UNCOMPRESSED = 100;

    /** Creates the default: a factor of two. */
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

    /** The scale: the usual protocol leaves out as many pixels at each border. */
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

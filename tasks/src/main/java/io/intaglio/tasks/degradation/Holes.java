package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Removes rectangles and thick strokes until they cover a share of the picture, at least one (after the free-form masks
 * of Yu et al. 2019).
 *
 * @param share share of the picture that is missing, 0.001 to 0.9; from a range, a value is drawn for each image
 * @param size side length of the rectangles, and a third of the length of the strokes, in pixels, 1 to 1024; the
 *     thickness of a stroke is a third of this size
 * @since 0.1
 */
public record Holes(
        @Setting(value = "share of the picture that is missing", range = "0.001 to 0.9")
        Range share,

        @Setting(
                value = "side length of the rectangles, and a third of the length of the strokes, in pixels",
                range = "1 to 1024")
        Range size)
        implements Degradation {

    /** Creates the default settings: 5 to 25 percent of the picture, with sizes of 6 to 24 pixels. */
    public Holes() {
        this(new Range(0.05, 0.25), new Range(6, 24));
    }

    public Holes {
        share.checkWithin("share", 0.001, 0.9);
        size.checkWithin("size", 1, 1024);
    }

    @Override
    public String name() {
        return "holes";
    }

    @Override
    public String summary() {
        return "missing rectangles and strokes, with a mask";
    }

    @Override
    public boolean masks() {
        return true;
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        double wanted = share.at(random.nextDouble());
        StrokeMask marks = new StrokeMask(clean.height(), clean.width());
        do {
            double side = drawn(random);
            if (random.nextBoolean()) {
                marks.stroke(random, 3 * side, side / 3, 1, pixel -> {});
            } else {
                marks.rectangle(
                        random.nextInt(clean.height()), random.nextInt(clean.width()), (int) Math.round(side), (int)
                                Math.round(drawn(random)));
            }
        } while (marks.share() < wanted);
        float[] known = new float[clean.height() * clean.width()];
        for (int i = 0; i < known.length; i++) {
            known[i] = marks.at(i) ? 0 : 1;
        }
        return Degraded.masked(clean, ImageBatch.wrap(1, clean.height(), clean.width(), 1, known));
    }

    private double drawn(RandomGenerator random) {
        return size.at(random.nextDouble());
    }
}

package io.intaglio.tasks.degradation;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Writes a picture as JPEG and reads it again, with Java's own codec (of the Independent JPEG Group). Colour pictures
 * have half of the resolution in their chroma.
 *
 * @param quality JPEG quality as defined by the Independent JPEG Group, 1 to 100; from a range, a value is drawn for
 *     each image
 * @since 0.1
 */
public record Jpeg(
        @Setting(value = "JPEG quality, as defined by the Independent JPEG Group", range = "1 to 100")
        Range quality) implements Degradation {

    private static final int LARGEST = 65_500;

    /** Creates the default settings: quality 10. */
    public Jpeg() {
        this(Range.of(10));
    }

    public Jpeg {
        quality.checkWithin("quality", 1, 100);
    }

    @Override
    public String name() {
        return "jpeg";
    }

    @Override
    public String summary() {
        return "compressed as a JPEG of low quality";
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        if (clean.height() > LARGEST || clean.width() > LARGEST) {
            throw new InvalidInputException("a JPEG has at most " + LARGEST + " pixels a side, and the picture is "
                    + clean.width() + "x" + clean.height() + "; cut it");
        }
        int drawn = (int) Math.round(quality.at(random.nextDouble()));
        return Degraded.whole(JpegCodec.decode(JpegCodec.encode(clean, drawn)));
    }
}

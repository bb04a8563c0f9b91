package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Adds Gaussian noise that is correlated between neighbouring pixels, as in film and scans: independent numbers for
 * each channel are blurred and scaled to their original standard deviation. The picture can then be stored as JPEG.
 *
 * @param sigma standard deviation of the noise on the 0 to 255 scale, 0 to 255; from a range, a value is drawn for each
 *     image
 * @param blur standard deviation of the blur of the noise in pixels, 0 to 4; below 0.2 there is no blur
 * @param quality JPEG quality as defined by the Independent JPEG Group, 1 to 100; 100 for no JPEG, then values are
 *     neither clipped nor rounded
 * @since 0.1
 */
public record Grain(
        @Setting(value = "standard deviation of the noise on the 0 to 255 scale", range = "0 to 255")
        Range sigma,

        @Setting(
                value = "standard deviation of the blur that correlates the noise of neighbouring pixels, in pixels",
                range = "0 to 4")
        Range blur,

        @Setting(value = "JPEG quality at which the picture is stored; 100 for no JPEG", range = "1 to 100")
        Range quality)
        implements Degradation {

    private static final int UNCOMPRESSED = 100;

    /** Creates the default settings: noise of 25, blurred by 0.6 pixels, and JPEG quality 90. */
    public Grain() {
        this(Range.of(25), Range.of(0.6), Range.of(90));
    }

    public Grain {
        sigma.checkWithin("sigma", 0, 255);
        blur.checkWithin("blur", 0, 4);
        quality.checkWithin("quality", 1, UNCOMPRESSED);
    }

    @Override
    public String name() {
        return "grain";
    }

    @Override
    public String summary() {
        return "noise that is correlated between pixels, as in film and scans";
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        ImageBatch noisy = EqualChannels.once(clean, image -> noisy(image, random));
        return quality.min() == UNCOMPRESSED ? Degraded.whole(noisy) : new Jpeg(quality).degrade(noisy, random);
    }

    private ImageBatch noisy(ImageBatch image, RandomGenerator random) {
        float deviation = (float) (sigma.at(random.nextDouble()) / 255);
        double width = blur.at(random.nextDouble());
        ImageBatch noise = FileNoise.blurred(image.height(), image.width(), image.channels(), width, random);
        float[] noisy = image.data().clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += deviation * noise.data()[i];
        }
        return ImageBatch.wrap(1, image.height(), image.width(), image.channels(), noisy);
    }
}

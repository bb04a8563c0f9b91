package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Leaves in a picture what a camera leaves in its files: a soft lens, noise that was demosaiced, smoothed, sharpened
 * and resized and so is alike in neighbouring pixels, and JPEG's blocks. The steps and their order are drawn for each
 * picture (as in Zhang et al. 2021, "Designing a practical degradation model for deep blind image super-resolution",
 * and Wang et al. 2021, Real-ESRGAN). {@link FileNoise} says what noise there is and {@link ToneResponse} how strong it
 * is at which brightness; both act on the noise alone, so that the picture keeps its own sharpness and its tones.
 *
 * @param noise standard deviation of the noise at middle gray on the 0 to 255 scale, 0 to 100; of a range each image
 *     draws its own
 * @param blur standard deviation in pixels of the blur that three in ten of the pictures have, 0 to 4
 * @param quality of the JPEG, 1 to 100, as the Independent JPEG Group counts it
 * @param compressed share of the pictures that are written as JPEGs, 0 to 1; the others are rounded to 8 bits
 * @since 0.1
 */
public record Camera(
        @Setting(value = "standard deviation of the noise at middle gray, on the 0 to 255 scale", range = "0 to 100")
        Range noise,

        @Setting(
                value = "standard deviation of the blur that three in ten of the pictures get, in pixels",
                range = "0 to 4")
        Range blur,

        @Setting(value = "JPEG quality, as defined by the Independent JPEG Group", range = "1 to 100")
        Range quality,

        @Setting(value = "share of the pictures that are stored as JPEG", range = "0 to 1")
        double compressed)
        implements Degradation {

    private static final double SOFT = 0.3;

    /** Creates what telephones and small cameras do: noise of 0 to 35, JPEG of quality 40 to 97. */
    public Camera() {
        this(new Range(0, 35), new Range(0.3, 0.7), new Range(40, 97), 0.8);
    }

    public Camera {
        noise.checkWithin("noise", 0, 100);
        blur.checkWithin("blur", 0, 4);
        quality.checkWithin("quality", 1, 100);
        Range.of(compressed).checkWithin("compressed", 0, 1);
    }

    @Override
    public String name() {
        return "camera";
    }

    @Override
    public String summary() {
        return "a camera's file: noise that is alike in neighbouring pixels, a soft lens, JPEG";
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        return Degraded.whole(EqualChannels.once(clean, image -> filed(noisy(soft(image, random), random), random)));
    }

    private ImageBatch soft(ImageBatch image, RandomGenerator random) {
        double sigma = random.nextDouble() < SOFT ? blur.at(random.nextDouble()) : 0;
        return sigma < FileNoise.NARROWEST
                ? image
                : PointSpreadFunction.gaussian(sigma).apply(image);
    }

    private ImageBatch noisy(ImageBatch image, RandomGenerator random) {
        float deviation = (float) (noise.at(random.nextDouble()) / 255);
        ToneResponse response = ToneResponse.draw(random);
        ImageBatch field = FileNoise.field(image.height(), image.width(), image.channels(), random);
        float[] noisy = image.data().clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += deviation * response.at(noisy[i]) * field.data()[i];
        }
        return ImageBatch.wrap(1, image.height(), image.width(), image.channels(), noisy);
    }

    private ImageBatch filed(ImageBatch image, RandomGenerator random) {
        return random.nextDouble() < compressed
                ? new Jpeg(quality).degrade(image, random).image()
                : EightBits.rounded(image);
    }
}

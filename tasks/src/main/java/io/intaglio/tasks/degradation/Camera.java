package io.intaglio.tasks.degradation;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Degrades a picture in the same way as a camera: the blur of the lens, noise that is correlated between neighbouring
 * pixels (after demosaicing, noise reduction, sharpening and resizing), and JPEG artifacts. The steps and their order
 * are random for each picture (as in Zhang et al. 2021, "Designing a practical degradation model for deep blind image
 * super-resolution", and Wang et al. 2021, Real-ESRGAN). {@link FileNoise} computes the noise, and {@link ToneResponse}
 * its strength at each brightness. Both change only the noise, so that the picture keeps its sharpness and its tones.
 *
 * @param noise standard deviation of the noise at middle gray on the 0 to 255 scale, 0 to 100; from a range, a value is
 *     drawn for each image
 * @param blur standard deviation of the blur that three in ten of the pictures get, in pixels, 0 to 4
 * @param quality JPEG quality as defined by the Independent JPEG Group, 1 to 100
 * @param compressed share of the pictures that are stored as JPEG, 0 to 1; the others are rounded to 8 bits
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

    /**
     * Creates the default settings, for mobile phones and small cameras: noise of 0 to 35, JPEG quality of 40 to 97.
     */
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
        return "a file as from a camera: noise that is correlated between pixels, a soft lens, JPEG";
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

package io.intaglio.tasks.baseline;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;

/**
 * Wiener deconvolution (1949) of a Gaussian blur whose width is known. If the noise is not known, it is estimated.
 *
 * @param trust factor of the spectrum that is fitted to a picture, above 0 and at most 100: smaller values give
 *     smoother results, larger values sharper ones
 * @since 0.1
 */
public record WienerBaseline(
        @Setting(
                value = "factor for the signal spectrum that is estimated from the picture: smaller values "
                        + "give smoother pictures, larger ones sharper pictures",
                range = "above 0, at most 100")
        double trust)
        implements BaselineProvider {

    /**
     * Creates the default settings, with a factor of one third: the spectrum of photographs decreases a little faster
     * than the filter assumes. On photographs that no test uses, the best PSNR is reached between one quarter and one
     * half, for blurs of 1 to 2.5 pixels and noise of 1 to 5.
     */
    public WienerBaseline() {
        this(0.33);
    }

    public WienerBaseline {
        if (!(trust > 0 && trust <= 100)) {
            throw new InvalidInputException("trust must be above 0 and at most 100, not " + trust);
        }
    }

    @Override
    public String name() {
        return "wiener";
    }

    @Override
    public String summary() {
        return "Wiener deconvolution with the known blur";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("restore") && GaussianBlur.of(about).isPresent();
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        GaussianBlur blur = GaussianBlur.of(about)
                .orElseThrow(() -> new InvalidInputException(
                        "wiener needs a blur of one known width: damage = blur and sigma, one number of pixels"));
        ImageBatch blurred = inputs.image(Inputs.IMAGE);
        double noise = blur.noise().orElseGet(() -> NoiseLevel.of(blurred));
        return new Wiener(blur.sigma(), noise, trust).apply(blurred);
    }
}

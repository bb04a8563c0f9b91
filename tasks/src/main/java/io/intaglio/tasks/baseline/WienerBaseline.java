package io.intaglio.tasks.baseline;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;

/**
 * Wiener's deconvolution (1949) of a Gaussian blur of one known width. Noise that is not told is estimated.
 *
 * @param trust what the spectrum fitted to a picture is multiplied by: less is smoother, more is sharper
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
     * A third: photographs fall a little faster with the frequency than the filter assumes. The best PSNR on
     * photographs other than those that tests compare lies between a quarter and a half for blurs of 1 to 2.5 pixels
     * and noise of 1 to 5.
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
        return "Wiener's deconvolution, the blur known";
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

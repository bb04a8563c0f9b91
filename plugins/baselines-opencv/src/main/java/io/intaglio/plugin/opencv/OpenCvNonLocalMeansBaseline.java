package io.intaglio.plugin.opencv;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import org.opencv.core.Mat;
import org.opencv.photo.Photo;

/**
 * Non-local means for colour (Buades, Coll and Morel 2011): OpenCV's {@code fastNlMeansDenoisingColored}, on eight
 * bits. Lightness and colour are cleaned apart from one another, with a strength each. Other than three channels are
 * taken one by one, as gray.
 *
 * @param h strength for lightness, on the 0..255 scale; 0 chooses both strengths by the noise's {@code sigma}
 * @param hColor strength for colour, where {@code h} is given; 0 chooses it by {@code h}
 * @param patch side of the patches that are compared, odd
 * @param search side of the square in which they are looked for, odd
 * @since 0.1
 */
public record OpenCvNonLocalMeansBaseline(
        @Setting(
                value = "filter strength for lightness, on the 0 to 255 scale; 0 chooses both strengths "
                        + "by the sigma of the noise",
                range = "0 to 1000")
        double h,

        @Setting(value = "filter strength for colour if h is given; 0 chooses it by h", range = "0 to 1000")
        double hColor,

        @Setting(value = "side length of the patches that are compared, in pixels", range = "odd, 1 to 31")
        int patch,

        @Setting(
                value = "side length of the square in which similar patches are searched, in pixels",
                range = "odd, 1 to 101")
        int search)
        implements BaselineProvider {

    /**
     * Creates the defaults: strengths that follow from the noise. The function's own patches of 7 pixels and search of
     * 21 are 1.1 dB worse at sigma = 25, each at its best strength.
     */
    public OpenCvNonLocalMeansBaseline() {
        this(0, 0, 3, 11);
    }

    public OpenCvNonLocalMeansBaseline {
        if (!(h >= 0 && h <= 1000) || !(hColor >= 0 && hColor <= 1000)) {
            throw new InvalidInputException("h and h-color must be between 0 and 1000, not " + h + " and " + hColor);
        }
        if (hColor > 0 && h == 0) {
            throw new InvalidInputException("h-color is for where h, the strength for lightness, is given, too");
        }
        if (patch < 1 || patch % 2 == 0 || patch > 31 || search < 1 || search % 2 == 0 || search > 101) {
            throw new InvalidInputException(
                    "patch is odd and at most 31, search odd and at most 101, not " + patch + " and " + search);
        }
    }

    @Override
    public String name() {
        return "opencv-nlm";
    }

    @Override
    public String summary() {
        return "non-local means for colour (OpenCV)";
    }

    /** Returns true for noise of one known level, or of any level if the strength is given. */
    @Override
    public boolean suits(String task, Settings about) {
        String sigma = about.get("sigma");
        return task.equals("denoise") && (h > 0 || sigma != null && !sigma.contains(".."));
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        ImageBatch noisy = inputs.image(Inputs.IMAGE);
        ImageBatch clean = noisy.image(0);
        SmoothingStrength strength = strength(about);
        try (Mats mats = new Mats()) {
            if (noisy.channels() == 3) {
                // Blue first, as the function expects.
                Mats.write(cleaned(mats, mats.bytes(noisy, 2, 1, 0), strength), clean, 2, 1, 0);
            } else {
                for (int c = 0; c < noisy.channels(); c++) {
                    Mats.write(cleaned(mats, mats.bytes(noisy, c, c, c), strength), clean, c, c, c);
                }
            }
        }
        return clean;
    }

    private SmoothingStrength strength(Settings about) {
        if (h == 0) {
            return SmoothingStrength.of(sigma(about));
        }
        return hColor == 0 ? SmoothingStrength.ofLightness(h) : new SmoothingStrength(h, hColor);
    }

    private Mat cleaned(Mats mats, Mat noisy, SmoothingStrength strength) {
        Mat result = mats.empty();
        Photo.fastNlMeansDenoisingColored(
                noisy, result, (float) strength.lightness(), (float) strength.colour(), patch, search);
        return result;
    }

    private static double sigma(Settings about) {
        String told = about.get("sigma", "");
        try {
            Range sigma = Range.parse(told);
            if (sigma.min() >= 0 && sigma.single().isPresent()) {
                return sigma.min();
            }
        } catch (InvalidInputException e) {
            throw new InvalidInputException(wrong(told), e);
        }
        throw new InvalidInputException(wrong(told));
    }

    private static String wrong(String told) {
        return "sigma = " + told
                + " is no one noise level, which opencv-nlm needs: write a number on the 0..255 scale, as in"
                + " 25, or give the method its strength h";
    }
}

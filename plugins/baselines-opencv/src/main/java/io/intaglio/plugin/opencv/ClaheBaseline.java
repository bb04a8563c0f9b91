package io.intaglio.plugin.opencv;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Metrics;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.CLAHE;
import org.opencv.imgproc.Imgproc;

/**
 * Contrast-limited adaptive histogram equalization: Zuiderveld, Graphics Gems IV, 1994. OpenCV's, on 256 levels: of the
 * lightness of colour images (CIE L*a*b*), of each channel of others.
 *
 * @param clipLimit how steep a tile's curve may become; 1 leaves the image about as it is
 * @param tiles across and down, 1 to 64; fewer where the image has fewer pixels
 * @since 0.1
 */
public record ClaheBaseline(
        @Setting(
                value = "largest slope of the tone curve of a tile (clip limit); 1 hardly changes the image",
                range = "above 0, at most 256")
        double clipLimit,

        @Setting(value = "number of tiles in each direction; fewer if the image has fewer pixels", range = "1 to 64")
        int tiles)
        implements BaselineProvider {

    private static final double FULL_LIGHTNESS = 100;

    /**
     * Creates the defaults, the best over photographs with a sixth to a half of their light: no limit is best for all.
     */
    public ClaheBaseline() {
        this(8, 8);
    }

    public ClaheBaseline {
        if (!(clipLimit > 0 && clipLimit <= 256) || tiles < 1 || tiles > 64) {
            throw new InvalidInputException(
                    "clip-limit must be above 0 and at most 256, tiles must be between 1 and 64, not "
                            + clipLimit + " and "
                            + tiles);
        }
    }

    @Override
    public String name() {
        return "clahe";
    }

    @Override
    public String summary() {
        return "contrast-limited adaptive histogram equalization (Zuiderveld 1994, OpenCV)";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("enhance");
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        ImageBatch enhanced = image.image(0);
        try (Mats mats = new Mats()) {
            if (image.channels() == 3) {
                colour(mats, image, enhanced);
            } else {
                for (int c = 0; c < image.channels(); c++) {
                    Mats.write(equalized(mats, mats.bytes(image, c)), enhanced, c);
                }
            }
        }
        return enhanced;
    }

    private void colour(Mats mats, ImageBatch image, ImageBatch enhanced) {
        Mat lab = mats.empty();
        Imgproc.cvtColor(mats.floats(Metrics.clipped(image), 0, 1, 2), lab, Imgproc.COLOR_RGB2Lab);
        Mat lightness = mats.empty();
        Core.extractChannel(lab, lightness, 0);
        Mat levels = mats.empty();
        lightness.convertTo(levels, CvType.CV_8U, 255 / FULL_LIGHTNESS);
        equalized(mats, levels).convertTo(lightness, CvType.CV_32F, FULL_LIGHTNESS / 255);
        Core.insertChannel(lightness, lab, 0);
        Mat rgb = mats.empty();
        Imgproc.cvtColor(lab, rgb, Imgproc.COLOR_Lab2RGB);
        Mats.write(rgb, enhanced, 0, 1, 2);
    }

    private Mat equalized(Mats mats, Mat levels) {
        CLAHE clahe = Imgproc.createCLAHE(
                clipLimit, new Size(Math.min(tiles, levels.cols()), Math.min(tiles, levels.rows())));
        Mat result = mats.empty();
        clahe.apply(levels, result);
        clahe.collectGarbage();
        return result;
    }
}

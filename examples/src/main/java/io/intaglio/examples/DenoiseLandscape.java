package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Psnr;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Draws a mountain lake, adds noise to it, takes the noise out by the included plate, and writes both side by side:
 * the picture of README.md.
 */
public final class DenoiseLandscape {

    private static final double SIGMA = 30;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;
    private static final int GAP = 6;

    private DenoiseLandscape() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code OUT}, a file that ends in .png or .jpg
     */
    public static void main(String[] arguments) throws IOException {
        try {
            runExample(arguments);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static void runExample(String[] arguments) throws IOException {
        if (arguments.length != 1 || !arguments[0].matches(".*\\.(png|jpe?g)")) {
            throw new InvalidInputException("usage: DenoiseLandscape OUT, a file that ends in .png or .jpg");
        }
        write(Path.of(arguments[0]), HEIGHT, WIDTH);
    }

    /** @param height in pixels; the picture is looked at from the same place at every size */
    static void write(Path out, int height, int width) throws IOException {
        ImageBatch clean = Landscape.picture(height, width);
        ImageBatch noisy = clean.images(0, 1);
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < noisy.data().length; i++) {
            noisy.data()[i] += (float) (random.nextGaussian() * SIGMA / 255);
        }
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open("denoise")) {
            ImageBatch cleaned = model.run(Picture.of(noisy)).pixels();
            Pictures.write(Picture.of(ImageGrid.of(List.of(List.of(noisy, cleaned)), GAP)), out);
            System.out.printf(
                    Locale.ROOT,
                    "before %.2f dB, after %.2f dB: %s%n",
                    Psnr.of(clean, noisy),
                    Psnr.of(clean, cleaned),
                    out);
        }
    }
}

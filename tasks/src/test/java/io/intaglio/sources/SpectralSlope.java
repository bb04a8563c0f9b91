package io.intaglio.sources;

import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;

/** How the power spectrum of images falls, along the two axes of the plane of frequencies. */
final class SpectralSlope {

    private static final int LOWEST = 4;
    private static final int HIGHEST = 48;

    private SpectralSlope() {}

    /** The exponent b of the power law f^b that fits the power at (f, 0) and (0, f), summed over images. */
    static double slope(Source source, int images) throws IOException {
        double[] power = new double[HIGHEST];
        for (int i = 0; i < images; i++) {
            addPower(source.get(i).image(), power);
        }
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int f = LOWEST; f < HIGHEST; f++) {
            double logF = Math.log(f);
            double logP = Math.log(power[f]);
            n++;
            x += logF;
            y += logP;
            xx += logF * logF;
            xy += logF * logP;
        }
        return (n * xy - x * y) / (n * xx - x * x);
    }

    /** The transform at (f, 0) is the transform of the image's column sums; a window keeps the borders out. */
    private static void addPower(ImageBatch image, double[] power) {
        int side = image.width();
        double[] rows = new double[side];
        double[] columns = new double[side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double gray =
                        0.299 * image.get(0, y, x, 0) + 0.587 * image.get(0, y, x, 1) + 0.114 * image.get(0, y, x, 2);
                double windowed = gray * window(x, side) * window(y, side);
                columns[x] += windowed;
                rows[y] += windowed;
            }
        }
        for (int f = LOWEST; f < power.length; f++) {
            power[f] += power(rows, f) + power(columns, f);
        }
    }

    private static double window(int at, int side) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * (at + 0.5) / side);
    }

    private static double power(double[] line, int frequency) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < line.length; i++) {
            double angle = 2 * Math.PI * frequency * i / line.length;
            real += line[i] * Math.cos(angle);
            imaginary += line[i] * Math.sin(angle);
        }
        return real * real + imaginary * imaginary;
    }
}

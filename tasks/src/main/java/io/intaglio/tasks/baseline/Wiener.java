package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;

/**
 * Deconvolution with the Wiener filter (1949): the linear filter with the smallest mean squared error if the spectra of
 * picture and noise are known. The blur is a Gaussian. The power spectrum of the picture is assumed to decrease with
 * the square of the frequency, as in photographs (Field 1987): {@code S(f) = c / f^2}. The constant c is fitted to the
 * picture. Borders are mirrored.
 *
 * @param blur standard deviation of the blur, in pixels
 * @param noise standard deviation of the noise, on the scale on which white is 1
 * @param trust factor of the fitted spectrum of the picture
 */
record Wiener(double blur, double noise, double trust) {

    /** Smallest width of the mirrored border in pixels, so that the filter does not reach the opposite side. */
    private static final int LEAST_MARGIN = 16;

    /** Radius of a Gaussian, in standard deviations. */
    private static final int REACH = 6;

    /** Smallest standard deviation of the noise. Without noise the filter would divide by zero. */
    private static final double LEAST_NOISE = 0.1 / 255;

    /** Returns the image without blur and without most of its noise. It may have any number of channels. */
    ImageBatch apply(ImageBatch image) {
        ImageBatch sharp = image.image(0);
        for (int c = 0; c < image.channels(); c++) {
            float[] plane = plane(image.channels(c));
            for (int i = 0; i < plane.length; i++) {
                sharp.data()[i * image.channels() + c] = plane[i];
            }
        }
        return sharp;
    }

    private float[] plane(ImageBatch image) {
        int margin = Math.max(LEAST_MARGIN, (int) Math.ceil(REACH * blur));
        int height = Fourier.powerOfTwo(image.height() + 2 * margin);
        int width = Fourier.powerOfTwo(image.width() + 2 * margin);
        // The pixels outside the margins, up to the next power of two, are mirrored as well.
        ImageBatch padded =
                Mirror.pad(image, margin, height - image.height() - margin, margin, width - image.width() - margin);
        double mean = mean(image);
        Fourier spectrum = new Fourier(height, width);
        for (int i = 0; i < spectrum.real.length; i++) {
            spectrum.real[i] = padded.data()[i] - mean;
        }
        spectrum.forward();
        filter(spectrum);
        spectrum.back();
        float[] plane = new float[image.height() * image.width()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                plane[y * image.width() + x] = (float) (spectrum.real[(y + margin) * width + x + margin] + mean);
            }
        }
        return plane;
    }

    private void filter(Fourier spectrum) {
        double[] across = gaussian(spectrum.width);
        double[] down = gaussian(spectrum.height);
        double white = Math.max(LEAST_NOISE, noise) * Math.max(LEAST_NOISE, noise) * spectrum.real.length;
        double c = trust * level(spectrum, across, down, white);
        for (int v = 0; v < spectrum.height; v++) {
            for (int u = 0; u < spectrum.width; u++) {
                double transfer = across[u] * down[v];
                double signal = c / squared(spectrum, u, v);
                double gain = transfer * signal / (transfer * transfer * signal + white);
                int i = v * spectrum.width + u;
                spectrum.real[i] *= gain;
                spectrum.imaginary[i] *= gain;
            }
        }
    }

    /** Returns c, so that the blurred spectrum has the total power that the picture has above the noise. */
    private static double level(Fourier spectrum, double[] across, double[] down, double white) {
        double found = 0;
        double expected = 0;
        for (int v = 0; v < spectrum.height; v++) {
            for (int u = 0; u < spectrum.width; u++) {
                double transfer = across[u] * down[v];
                double shape = transfer * transfer / squared(spectrum, u, v);
                int i = v * spectrum.width + u;
                double power = spectrum.real[i] * spectrum.real[i] + spectrum.imaginary[i] * spectrum.imaginary[i];
                found += power - white;
                expected += shape;
            }
        }
        return Math.max(found, 0) / expected;
    }

    /**
     * Returns the square of a frequency, in cycles per pixel. For the mean, which was subtracted, it is that of the
     * next frequency.
     */
    private static double squared(Fourier spectrum, int u, int v) {
        double x = Math.min(u, spectrum.width - u) / (double) spectrum.width;
        double y = Math.min(v, spectrum.height - v) / (double) spectrum.height;
        double least = 1.0 / Math.max(spectrum.width, spectrum.height);
        return Math.max(x * x + y * y, least * least);
    }

    /**
     * Returns the transform of the blur's kernel along one axis. The kernel is sampled at whole pixels and has the sum
     * 1.
     */
    private double[] gaussian(int length) {
        int reach = Math.min(length / 2, (int) Math.ceil(REACH * blur));
        double[] kernel = new double[reach + 1];
        double sum = 0;
        for (int x = 0; x <= reach; x++) {
            kernel[x] = blur == 0 ? (x == 0 ? 1 : 0) : Math.exp(-0.5 * x * x / (blur * blur));
            sum += x == 0 ? kernel[x] : 2 * kernel[x];
        }
        double[] transform = new double[length];
        for (int u = 0; u < length; u++) {
            double value = kernel[0];
            for (int x = 1; x <= reach; x++) {
                value += 2 * kernel[x] * Math.cos(2 * Math.PI * u * x / length);
            }
            transform[u] = value / sum;
        }
        return transform;
    }

    private static double mean(ImageBatch image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        return sum / image.data().length;
    }
}

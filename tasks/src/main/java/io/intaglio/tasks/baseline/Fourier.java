package io.intaglio.tasks.baseline;

import java.util.stream.IntStream;

/**
 * The discrete Fourier transform of a plane of complex numbers, in place (Cooley and Tukey 1965, radix 2). The inverse
 * transform divides by the number of points, so that both transforms together change nothing.
 */
final class Fourier {

    final int height;
    final int width;

    /** The real parts, row by row. */
    final double[] real;

    /** The imaginary parts. */
    final double[] imaginary;

    /** Creates a plane of zeros. Height and width must be powers of two. */
    Fourier(int height, int width) {
        if (Integer.bitCount(height) != 1 || Integer.bitCount(width) != 1) {
            throw new IllegalArgumentException("sides are powers of two, not " + width + "x" + height);
        }
        this.height = height;
        this.width = width;
        this.real = new double[Math.multiplyExact(height, width)];
        this.imaginary = new double[real.length];
    }

    /** Returns the smallest power of two that is not smaller than a length. */
    static int powerOfTwo(int length) {
        return length <= 1 ? 1 : Math.multiplyExact(Integer.highestOneBit(length - 1), 2);
    }

    void forward() {
        transform(-1);
    }

    void back() {
        transform(1);
        double scale = 1.0 / real.length;
        for (int i = 0; i < real.length; i++) {
            real[i] *= scale;
            imaginary[i] *= scale;
        }
    }

    private void transform(int sign) {
        lines(height, width, width, 1, sign);
        lines(width, height, 1, width, sign);
    }

    private void lines(int count, int length, int between, int step, int sign) {
        double[] cosines = new double[length / 2];
        double[] sines = new double[length / 2];
        for (int k = 0; k < length / 2; k++) {
            cosines[k] = Math.cos(2 * Math.PI * k / length);
            sines[k] = sign * Math.sin(2 * Math.PI * k / length);
        }
        IntStream.range(0, count).parallel().forEach(line -> {
            double[] re = new double[length];
            double[] im = new double[length];
            int start = line * between;
            int shift = Integer.numberOfLeadingZeros(length) + 1;
            for (int i = 0; i < length; i++) {
                int reversed = length == 1 ? 0 : Integer.reverse(i) >>> shift;
                re[reversed] = real[start + i * step];
                im[reversed] = imaginary[start + i * step];
            }
            butterflies(re, im, cosines, sines);
            for (int i = 0; i < length; i++) {
                real[start + i * step] = re[i];
                imaginary[start + i * step] = im[i];
            }
        });
    }

    private static void butterflies(double[] re, double[] im, double[] cosines, double[] sines) {
        int length = re.length;
        for (int half = 1; half < length; half *= 2) {
            int stride = length / (2 * half);
            for (int block = 0; block < length; block += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int low = block + k;
                    int high = low + half;
                    double cosine = cosines[k * stride];
                    double sine = sines[k * stride];
                    double turnedRe = re[high] * cosine - im[high] * sine;
                    double turnedIm = re[high] * sine + im[high] * cosine;
                    re[high] = re[low] - turnedRe;
                    im[high] = im[low] - turnedIm;
                    re[low] += turnedRe;
                    im[low] += turnedIm;
                }
            }
        }
    }
}

package io.intaglio.examples.tutorials;

import io.intaglio.image.ImageBatch;

/**
 * The power spectrum of gray pictures of one size, summed over them: the squares of the discrete Fourier transform's
 * magnitudes. It is computed by its definition, row by row and column by column, which is fast enough for small
 * pictures.
 */
final class PowerSpectrum {

    private final int size;
    private final double[] power;

    private PowerSpectrum(int size, double[] power) {
        this.size = size;
        this.power = power;
    }

    /** Returns the spectrum of square pictures with one channel. */
    static PowerSpectrum of(PictureList pictures) {
        int size = pictures.images().get(0).height();
        double[] cos = new double[size];
        double[] sin = new double[size];
        for (int i = 0; i < size; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / size);
            sin[i] = Math.sin(2 * Math.PI * i / size);
        }
        double[] power = new double[size * size];
        for (ImageBatch image : pictures.images()) {
            add(image.data(), cos, sin, power);
        }
        return new PowerSpectrum(size, power);
    }

    private static void add(float[] image, double[] cos, double[] sin, double[] power) {
        int size = cos.length;
        double[] real = new double[size * size];
        double[] imaginary = new double[size * size];
        for (int y = 0; y < size; y++) {
            for (int v = 0; v < size; v++) {
                for (int x = 0; x < size; x++) {
                    real[y * size + v] += image[y * size + x] * cos[x * v % size];
                    imaginary[y * size + v] -= image[y * size + x] * sin[x * v % size];
                }
            }
        }
        for (int u = 0; u < size; u++) {
            for (int v = 0; v < size; v++) {
                double re = 0;
                double im = 0;
                for (int y = 0; y < size; y++) {
                    double c = cos[y * u % size];
                    double s = sin[y * u % size];
                    re += real[y * size + v] * c + imaginary[y * size + v] * s;
                    im += imaginary[y * size + v] * c - real[y * size + v] * s;
                }
                power[u * size + v] += re * re + im * im;
            }
        }
    }

    /** Returns the power of details: waves of less than four pixels along a row or a column. */
    double details() {
        double sum = 0;
        for (int u = 0; u < size; u++) {
            for (int v = 0; v < size; v++) {
                if (Math.max(frequency(u), frequency(v)) > size / 4) {
                    sum += power[u * size + v];
                }
            }
        }
        return sum;
    }

    /** Returns the power of the pattern that changes with every second pixel along a row or a column. */
    double everySecondPixel() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += power[size / 2 * size + i] + (i == size / 2 ? 0 : power[i * size + size / 2]);
        }
        return sum;
    }

    private int frequency(int index) {
        return Math.min(index, size - index);
    }
}

package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourierTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 8", "4, 1", "4, 8", "16, 2"})
    void isTheSumThatDefinesIt(int height, int width) {
        Fourier plane = random(height, width);
        double[] real = plane.real.clone();
        double[] imaginary = plane.imaginary.clone();

        plane.forward();

        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++) {
                double re = 0;
                double im = 0;
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        double angle = -2 * Math.PI * ((double) u * x / width + (double) v * y / height);
                        int i = y * width + x;
                        re += real[i] * Math.cos(angle) - imaginary[i] * Math.sin(angle);
                        im += real[i] * Math.sin(angle) + imaginary[i] * Math.cos(angle);
                    }
                }
                assertThat(plane.real[v * width + u]).isCloseTo(re, within(1e-12));
                assertThat(plane.imaginary[v * width + u]).isCloseTo(im, within(1e-12));
            }
        }
    }

    @Test
    void forwardAndBackChangeNothing() {
        Fourier plane = random(32, 64);
        double[] real = plane.real.clone();

        plane.forward();
        plane.back();

        assertThat(plane.real).containsExactly(real, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "8, 8", "9, 16", "513, 1024"})
    void theNextPowerOfTwoIsNotLess(int length, int power) {
        assertThat(Fourier.powerOfTwo(length)).isEqualTo(power);
    }

    private static Fourier random(int height, int width) {
        Fourier plane = new Fourier(height, width);
        Random random = new Random(1);
        for (int i = 0; i < plane.real.length; i++) {
            plane.real[i] = random.nextGaussian();
            plane.imaginary[i] = random.nextGaussian();
        }
        return plane;
    }
}

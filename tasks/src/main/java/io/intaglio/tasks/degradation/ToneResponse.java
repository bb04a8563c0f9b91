package io.intaglio.tasks.degradation;

import io.intaglio.image.Srgb;
import java.util.random.RandomGenerator;

/**
 * The relative strength of noise at each brightness of a file, 1 at middle gray. In linear light x, the standard
 * deviation of Poisson and Gaussian noise is {@code sqrt(s x / x0 + 1 - s)} for a share s of photon noise and the light
 * x0 of middle gray. The tone curve multiplies it by its slope, which is larger in dark parts.
 */
final class ToneResponse {

    /** Share of the pictures with the same noise at every brightness, as in scans, film and the literature. */
    private static final double EVEN = 0.35;

    private static final double MIDDLE = 0.5;

    /** Largest strength, because real tone curves are flatter than sRGB in very dark parts. */
    private static final float MOST = 1.6f;

    private static final int STEPS = 256;

    private final float[] table;

    private ToneResponse(float[] table) {
        this.table = table;
    }

    /** Returns the response of a random camera. */
    static ToneResponse draw(RandomGenerator random) {
        boolean even = random.nextDouble() < EVEN;
        double photons = random.nextDouble();
        float[] table = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            table[i] = even ? 1 : response((double) i / STEPS, photons);
        }
        return new ToneResponse(table);
    }

    private static float response(double coded, double photons) {
        double light = Srgb.linear(coded) / Srgb.linear(MIDDLE);
        double deviation = Math.sqrt(photons * light + 1 - photons);
        return Math.min(MOST, (float) (deviation * slope(coded) / slope(MIDDLE)));
    }

    /** Returns the slope of the coded value as a function of the light. */
    private static double slope(double coded) {
        double half = 0.5 / STEPS;
        return 2 * half / (Srgb.linear(coded + half) - Srgb.linear(coded - half));
    }

    /** Returns the strength of the noise at a coded brightness. Outside [0, 1] it is that of the nearest end. */
    float at(float coded) {
        return table[Math.round(STEPS * Math.max(0, Math.min(1, coded)))];
    }
}

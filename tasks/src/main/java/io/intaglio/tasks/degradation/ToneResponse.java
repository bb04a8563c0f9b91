package io.intaglio.tasks.degradation;

import io.intaglio.image.Srgb;
import java.util.random.RandomGenerator;

/**
 * How strong noise is at each brightness of a file, 1 at middle gray. In linear light x the deviation of Poisson and
 * Gaussian noise is {@code sqrt(s x / x0 + 1 - s)} for a share s of photons' noise and the light x0 of middle gray; the
 * tone curve multiplies it by its slope, which dark parts have more of.
 */
final class ToneResponse {

    /** Scans, film and what the literature measures: as much noise everywhere. */
    private static final double EVEN = 0.35;

    private static final double MIDDLE = 0.5;

    /** Real tone curves are flatter than sRGB's at the very dark end. */
    private static final float MOST = 1.6f;

    private static final int STEPS = 256;

    private final float[] table;

    private ToneResponse(float[] table) {
        this.table = table;
    }

    /** Draws the response of one camera. */
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

    /** How fast the coded value grows with the light. */
    private static double slope(double coded) {
        double half = 0.5 / STEPS;
        return 2 * half / (Srgb.linear(coded + half) - Srgb.linear(coded - half));
    }

    /** Returns the noise at a coded brightness; beyond 0 and 1 that of the end. */
    float at(float coded) {
        return table[Math.round(STEPS * Math.max(0, Math.min(1, coded)))];
    }
}

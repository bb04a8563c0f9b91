package io.intaglio.cli.search;

import io.intaglio.image.Affine;

/**
 * Aligns other pictures with a query picture by an affine motion and a light: roughly in half the size, which is cheap,
 * and then as they are.
 */
final class Alignment {

    private static final int HALF_STEPS = 4;
    private static final int STEPS = 3;

    /** Steps in the light that was found, and how often it is found anew. */
    private static final int LIT_STEPS = 3;

    private static final int LIGHTS = 2;

    /** What explains so much less than the best one will not overtake it. */
    private static final double HOPELESS = 0.1;

    /** A better fit is not worth a step. */
    private static final double FITS = 0.9999;

    /** Contrast of a picture in which there is something to align, as a variance of pixels in [0, 1]. */
    private static final double CONTRAST = 1e-5;

    private final GrayImage query;
    private final GaussNewton whole;
    private final GaussNewton half;

    /**
     * The alignment of another picture.
     *
     * @param motion that makes the other picture look like the query
     * @param similarity share of the query picture's variation that the other one explains, 0 to 1
     */
    record Aligned(Affine motion, double similarity) {}

    /** A picture, and in half the size. */
    record Sizes(GrayImage whole, GrayImage half) {

        static Sizes of(GrayImage whole) {
            return new Sizes(whole, whole.halved());
        }
    }

    /** Creates the alignment with a query picture, whose sides are even. */
    Alignment(GrayImage query) {
        this.query = query;
        this.whole = new GaussNewton(query);
        this.half = new GaussNewton(query.halved());
    }

    /** Returns whether the query has nothing to align, because its pixels are nearly equal. */
    boolean plain() {
        return whole.variation() < CONTRAST * query.pixels().length;
    }

    /**
     * Aligns another picture roughly, in half the size.
     *
     * @param other a picture of the size of the query
     * @param start a guess of its motion
     */
    Aligned rough(Sizes other, Affine start) {
        if (plain()) {
            return new Aligned(start, 0);
        }
        Affine motion = half.take(other.half, PhotometricMap.SAME, start.scaled(0.5, 0.5), HALF_STEPS);
        return new Aligned(motion.scaled(2, 2), half.explained(other.half, motion));
    }

    /**
     * Aligns another picture exactly.
     *
     * @param start its motion by the rough alignment
     * @param best similarity of another one: what is far less similar is aligned no further
     */
    Aligned exact(Sizes other, Affine start, double best) {
        if (plain()) {
            return new Aligned(start, 0);
        }
        Affine motion = whole.take(other.whole, PhotometricMap.SAME, start, STEPS);
        float[] moved = other.whole.moved(motion).pixels();
        PhotometricMap light = PhotometricMap.of(moved, query.pixels());
        Aligned fit = new Aligned(motion, similarity(light, moved));
        for (int i = 0; i < LIGHTS && fit.similarity > best - HOPELESS && fit.similarity < FITS; i++) {
            motion = whole.take(other.whole, light, motion, LIT_STEPS);
            moved = other.whole.moved(motion).pixels();
            light = PhotometricMap.of(moved, query.pixels());
            double similarity = similarity(light, moved);
            if (similarity > fit.similarity) {
                fit = new Aligned(motion, similarity);
            }
        }
        return fit;
    }

    private double similarity(PhotometricMap light, float[] moved) {
        return Math.max(0, 1 - light.error(moved, query.pixels()) / whole.variation());
    }
}

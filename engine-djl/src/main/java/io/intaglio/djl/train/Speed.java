package io.intaglio.djl.train;

import java.util.function.LongSupplier;

/** Images a second over the last seconds. */
final class Speed {

    private static final double FADE = 0.9;

    /**
     * So much longer than usual a step may count for: a process that was stopped, or a computer that slept, was no
     * slower.
     */
    private static final double LONGEST = 3;

    private final LongSupplier nanoTime;
    private final long start;
    private long last;
    private double secondsPerImage;

    Speed() {
        this(System::nanoTime);
    }

    Speed(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.last = start;
    }

    void took(int images) {
        long now = nanoTime.getAsLong();
        double each = (now - last) / 1e9 / images;
        secondsPerImage = secondsPerImage == 0
                ? each
                : FADE * secondsPerImage + (1 - FADE) * Math.min(each, LONGEST * secondsPerImage);
        last = now;
    }

    /** Leaves out what happened since the last step: it was no step. */
    void pause() {
        last = nanoTime.getAsLong();
    }

    double imagesPerSecond() {
        return secondsPerImage == 0 ? 0 : 1 / secondsPerImage;
    }

    double seconds() {
        return (nanoTime.getAsLong() - start) / 1e9;
    }
}

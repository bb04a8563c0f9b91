package io.intaglio.djl.train;

/** Images a second over the last seconds. */
final class Speed {

    private static final double FADE = 0.9;

    private final long start = System.nanoTime();
    private long last = start;
    private double secondsPerImage;

    void took(int images) {
        long now = System.nanoTime();
        double each = (now - last) / 1e9 / images;
        secondsPerImage = secondsPerImage == 0 ? each : FADE * secondsPerImage + (1 - FADE) * each;
        last = now;
    }

    /** Leaves out what happened since the last step: it was no step. */
    void pause() {
        last = System.nanoTime();
    }

    double imagesPerSecond() {
        return secondsPerImage == 0 ? 0 : 1 / secondsPerImage;
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}

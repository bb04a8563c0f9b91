package io.intaglio.network;

/** Follows reach and resolution through a chain of layers, in pixels of the chain's input. */
final class Receptive {

    private double radius;
    private double pixel = 1; // how many input pixels a pixel here spans
    private double stride = 1;

    void through(Reach reach) {
        radius += reach.radius() * pixel;
        pixel *= (double) reach.down() / reach.up();
        stride = Math.max(stride, pixel);
    }

    boolean finite() {
        return radius < Double.POSITIVE_INFINITY;
    }

    double radius() {
        return radius;
    }

    /** Input sizes that are multiples of this survive every reduction and come back whole. */
    int stride() {
        return (int) Math.ceil(stride);
    }

    /** Output pixels an input pixel. */
    double scale() {
        return 1 / pixel;
    }
}

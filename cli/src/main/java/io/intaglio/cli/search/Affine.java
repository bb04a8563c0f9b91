package io.intaglio.cli.search;

/**
 * An affine motion of pictures of one size: it says for a pixel, in pixels (y, x) from the middle, where its value
 * comes from.
 *
 * @param yy rows of the source for a row
 * @param yx rows of the source for a column
 * @param y row of the source for the middle
 * @param xy columns of the source for a row
 * @param xx columns of the source for a column
 * @param x column of the source for the middle
 */
record Affine(double yy, double yx, double y, double xy, double xx, double x) {

    /** No motion. */
    static final Affine NONE = new Affine(1, 0, 0, 0, 1, 0);

    /** Returns a turn about the middle. */
    static Affine turn(double radians) {
        double cosine = Math.cos(radians);
        double sine = Math.sin(radians);
        return new Affine(cosine, -sine, 0, sine, cosine, 0);
    }

    /** Returns the motion that looks up what {@code first} says for a pixel by this one. */
    Affine after(Affine first) {
        return new Affine(
                yy * first.yy + yx * first.xy,
                yy * first.yx + yx * first.xx,
                yy * first.y + yx * first.x + y,
                xy * first.yy + xx * first.xy,
                xy * first.yx + xx * first.xx,
                xy * first.y + xx * first.x + x);
    }

    /** Returns the factor by which areas grow. */
    double determinant() {
        return yy * xx - yx * xy;
    }

    /** Returns the motion back. The determinant is not 0. */
    Affine inverse() {
        double area = determinant();
        return new Affine(
                xx / area, -yx / area, (yx * x - xx * y) / area, -xy / area, yy / area, (xy * y - yy * x) / area);
    }
}

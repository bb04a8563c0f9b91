package io.intaglio.image;

/**
 * An affine motion of pictures: it says for a pixel, in pixels (y, x) from the middle, where its value comes from.
 *
 * @param yy rows of the source for a row
 * @param yx rows of the source for a column
 * @param y row of the source for the middle
 * @param xy columns of the source for a row
 * @param xx columns of the source for a column
 * @param x column of the source for the middle
 * @since 0.1
 */
public record Affine(double yy, double yx, double y, double xy, double xx, double x) {

    /** No motion. */
    public static final Affine NONE = new Affine(1, 0, 0, 0, 1, 0);

    /** Returns a turn about the middle. */
    public static Affine turn(double radians) {
        double cosine = Math.cos(radians);
        double sine = Math.sin(radians);
        return new Affine(cosine, -sine, 0, sine, cosine, 0);
    }

    /** Returns the motion that looks up what {@code first} says for a pixel by this one. */
    public Affine after(Affine first) {
        return new Affine(
                yy * first.yy + yx * first.xy,
                yy * first.yx + yx * first.xx,
                yy * first.y + yx * first.x + y,
                xy * first.yy + xx * first.xy,
                xy * first.yx + xx * first.xx,
                xy * first.y + xx * first.x + x);
    }

    /** Returns the factor by which areas of the source are larger. */
    public double determinant() {
        return yy * xx - yx * xy;
    }

    /** Returns the motion back. The determinant is not 0. */
    public Affine inverse() {
        double area = determinant();
        return new Affine(
                xx / area, -yx / area, (yx * x - xx * y) / area, -xy / area, yy / area, (xy * y - yy * x) / area);
    }

    /** Returns the same motion of pictures with so many times more rows and columns. */
    public Affine scaled(double rows, double columns) {
        return new Affine(yy, yx * rows / columns, y * rows, xy * columns / rows, xx, x * columns);
    }

    /**
     * Returns an image as the motion shows it, in the same size. Between pixels it interpolates bilinearly, and beyond
     * the border it repeats the pixels of the border.
     *
     * @param image one image, (1, height, width, channels)
     */
    public ImageBatch show(ImageBatch image) {
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        ImageBatch shown = ImageBatch.zeros(1, height, width, channels);
        BilinearReader reader = new BilinearReader(image);
        double middleY = (height - 1) / 2.0;
        double middleX = (width - 1) / 2.0;
        int at = 0;
        for (int row = 0; row < height; row++) {
            double dy = row - middleY;
            for (int column = 0; column < width; column++) {
                double dx = column - middleX;
                reader.read(middleY + yy * dy + yx * dx + y, middleX + xy * dy + xx * dx + x, shown.data(), at);
                at += channels;
            }
        }
        return shown;
    }
}

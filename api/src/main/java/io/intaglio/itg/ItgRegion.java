package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;

/**
 * A rectangle of a picture.
 *
 * @param x of its left edge, in pixels
 * @param y of its upper edge
 * @param width of it
 * @param height of it
 * @since 0.1
 */
public record ItgRegion(int x, int y, int width, int height) {

    public ItgRegion {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new InvalidInputException("a region is x,y,width,height, with a size of at least 1x1, not " + x + ","
                    + y + "," + width + "," + height);
        }
    }

    static ItgRegion of(ItgHeader header) {
        return new ItgRegion(0, 0, header.width(), header.height());
    }

    boolean within(ItgHeader header) {
        return (long) x + width <= header.width() && (long) y + height <= header.height();
    }

    @Override
    public String toString() {
        return x + "," + y + "," + width + "," + height;
    }
}

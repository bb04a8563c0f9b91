package io.intaglio.model;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import io.intaglio.network.Architecture;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;

/**
 * Takes images of any size through a network: they are padded by mirroring to what the network takes, cut into tiles where they
 * are large, and put together again. Tiles overlap by the network's reach and begin on its stride, so that the result is that
 * of the whole image, to float tolerance. A network without a bounded reach is never tiled.
 *
 * @param maxPixels of a tile with its surroundings, for each image of a batch; larger images are cut. A network that looks
 *     farther than the limit is wide gets larger tiles: half as long again on a side as the smallest it allows
 */
public record Tiling(long maxPixels) {

    /** Tiles of about a megapixel. */
    public static final Tiling DEFAULT = new Tiling(1 << 20);

    public Tiling {
        if (maxPixels < 1) {
            throw new InvalidInputException("a tile has at least 1 pixel, not " + maxPixels);
        }
    }

    /**
     * Applies a network.
     *
     * @param x images of any size that the architecture's channels fit
     * @param condition as for {@link Autoencoder#apply}
     * @return images of the same height and width
     */
    public ImageBatch apply(Autoencoder model, ImageBatch x, Condition condition) {
        Architecture architecture = model.architecture();
        if (architecture.in().fixed()) {
            return model.apply(x, condition);
        }
        ShapePlan plan = ShapePlan.smallest(architecture);
        Shape.Map least = least(plan);
        int height = multiple(Math.max(x.height(), least.height()), plan.stride());
        int width = multiple(Math.max(x.width(), least.width()), plan.stride());
        ImageBatch padded = height == x.height() && width == x.width()
                ? x
                : Mirror.pad(x, 0, height - x.height(), 0, width - x.width());
        ImageBatch y = (long) height * width <= maxPixels || !plan.tileable()
                ? model.apply(padded, condition)
                : tiles(model, padded, condition, plan);
        return height == x.height() && width == x.width() ? y : y.crop(0, 0, x.height(), x.width());
    }

    /** The smallest image that the planned network takes. */
    private static Shape.Map least(ShapePlan smallest) {
        return smallest.rows().isEmpty()
                ? new Shape.Map(1, 1, 1)
                : smallest.rows().get(0).in().map("a network");
    }

    private ImageBatch tiles(Autoencoder model, ImageBatch x, Condition condition, ShapePlan plan) {
        int halo = multiple((int) plan.reach(), plan.stride());
        Tiles tiles = Tiles.choose(x.height(), x.width(), halo, plan.stride(), maxPixels);
        ImageBatch y = ImageBatch.zeros(
                x.count(), x.height(), x.width(), model.architecture().out().channels());
        for (int top = 0; top < x.height(); top += tiles.rows()) {
            for (int left = 0; left < x.width(); left += tiles.columns()) {
                int rows = Math.min(tiles.rows(), x.height() - top);
                int columns = Math.min(tiles.columns(), x.width() - left);
                int above = Math.max(0, top - halo);
                int before = Math.max(0, left - halo);
                int below = Math.min(x.height(), top + rows + halo);
                int after = Math.min(x.width(), left + columns + halo);
                ImageBatch tile = model.apply(x.crop(above, before, below - above, after - before), condition);
                paste(tile, y, top, left, rows, columns, top - above, left - before);
            }
        }
        return y;
    }

    private static void paste(
            ImageBatch tile,
            ImageBatch whole,
            int top,
            int left,
            int rows,
            int columns,
            int skipRows,
            int skipColumns) {
        for (int i = 0; i < whole.count(); i++) {
            for (int y = 0; y < rows; y++) {
                System.arraycopy(
                        tile.data(),
                        tile.index(i, skipRows + y, skipColumns, 0),
                        whole.data(),
                        whole.index(i, top + y, left, 0),
                        columns * whole.channels());
            }
        }
    }

    private static int multiple(int value, int of) {
        return Math.toIntExact((value + of - 1L) / of * of);
    }
}

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

    /** Side of the square by which the memory of a pixel is reckoned: its borders hardly count. */
    private static final int SAMPLE = 512;

    public Tiling {
        if (maxPixels < 1) {
            throw new InvalidInputException("a tile has at least 1 pixel, not " + maxPixels);
        }
    }

    /**
     * Tiles whose passes take at most so much memory, and no more than {@link #DEFAULT} has.
     *
     * @param model the network that will be applied
     * @param bytes for what a pass holds at once ({@link ShapePlan#inferenceBytes})
     * @throws InvalidInputException if the smallest tile that the network allows takes more; the message says how much
     */
    public static Tiling within(Autoencoder model, long bytes) {
        if (neverCut(model)) {
            return DEFAULT; // whatever the limit
        }
        long least = least(model);
        if (bytes < least) {
            int shortest = shortest(model.plan());
            throw new InvalidInputException("a tile of this network has at least " + shortest + "x" + shortest
                    + " pixels and takes " + ((least >> 20) + 1) + " MiB, more than the " + (bytes >> 20)
                    + " MiB that are left for it; allow more memory");
        }
        long pixels = (long) (bytes / bytesPerPixel(model));
        return new Tiling(Math.min(DEFAULT.maxPixels, pixels));
    }

    /**
     * How many bytes a pass over the smallest tile of a network takes; 0 where images are never cut.
     *
     * @param model the network that will be applied
     */
    public static long least(Autoencoder model) {
        long shortest = shortest(model.plan());
        return neverCut(model) ? 0 : (long) Math.ceil(bytesPerPixel(model) * shortest * shortest);
    }

    private static boolean neverCut(Autoencoder model) {
        return model.architecture().in().fixed() || !model.plan().tileable();
    }

    private static int shortest(ShapePlan plan) {
        return 3 * Math.max(halo(plan), plan.stride());
    }

    private static double bytesPerPixel(Autoencoder model) {
        ShapePlan plan = model.plan();
        int side = multiple(Math.max(SAMPLE, least(plan).height()), plan.stride());
        return ShapePlan.of(model.architecture(), side, side).inferenceBytes() / ((double) side * side);
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
        ShapePlan plan = model.plan();
        Shape.Map least = least(plan);
        int height = multiple(Math.max(x.height(), least.height()), plan.stride());
        int width = multiple(Math.max(x.width(), least.width()), plan.stride());
        if ((long) height * width > maxPixels && plan.tileable()) {
            return tiles(model, x, height, width, condition);
        }
        ImageBatch y = model.apply(Mirror.pad(x, 0, height - x.height(), 0, width - x.width()), condition);
        return height == x.height() && width == x.width() ? y : y.crop(0, 0, x.height(), x.width());
    }

    /**
     * Pads images at the bottom and the right, by mirroring, to a size that the network takes: whole strides, at least the smallest.
     *
     * @param x images of any size; left as they are where the architecture's size is fixed
     */
    public static ImageBatch padded(Autoencoder model, ImageBatch x) {
        if (model.architecture().in().fixed()) {
            return x;
        }
        ShapePlan plan = model.plan();
        Shape.Map least = least(plan);
        int height = multiple(Math.max(x.height(), least.height()), plan.stride());
        int width = multiple(Math.max(x.width(), least.width()), plan.stride());
        return Mirror.pad(x, 0, height - x.height(), 0, width - x.width());
    }

    /** The smallest image that the planned network takes. */
    private static Shape.Map least(ShapePlan smallest) {
        return smallest.rows().isEmpty()
                ? new Shape.Map(1, 1, 1)
                : smallest.rows().get(0).in().map("a network");
    }

    /** Tile by tile, as if the image were padded to that size; the padding is made a tile at a time. */
    private ImageBatch tiles(Autoencoder model, ImageBatch x, int height, int width, Condition condition) {
        int stride = model.plan().stride();
        int halo = halo(model.plan());
        Tiles tiles = Tiles.choose(height, width, halo, stride, maxPixels);
        ImageBatch y = ImageBatch.zeros(
                x.count(), x.height(), x.width(), model.architecture().out().channels());
        for (int top = 0; top < x.height(); top += tiles.rows()) {
            for (int left = 0; left < x.width(); left += tiles.columns()) {
                int above = Math.max(0, top - halo);
                int before = Math.max(0, left - halo);
                int below = Math.min(height, top + tiles.rows() + halo);
                int after = Math.min(width, left + tiles.columns() + halo);
                ImageBatch tile =
                        model.apply(Mirror.window(x, above, before, below - above, after - before), condition);
                int rows = Math.min(tiles.rows(), x.height() - top);
                int columns = Math.min(tiles.columns(), x.width() - left);
                paste(tile, y, top, left, rows, columns, top - above, left - before);
            }
        }
        return y;
    }

    private static int halo(ShapePlan plan) {
        return multiple((int) plan.reach(), plan.stride());
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

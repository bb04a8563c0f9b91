package io.intaglio.model;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Applies a network to images of any size: images are padded by mirroring to a size that the network accepts, and large
 * images are divided into tiles. Tiles overlap by the receptive field of the network and begin at multiples of its
 * stride, so the result equals that of the whole image within floating-point tolerance. A network with an unbounded
 * receptive field is never tiled.
 *
 * @param maxPixels largest number of pixels of a tile with its overlap; larger images are divided. If the receptive
 *     field is too large for this limit, tiles are larger: their side is 1.5 times the smallest possible one
 * @since 0.1
 */
public record Tiling(long maxPixels) {

    /** The default tiling, with tiles of about a megapixel. */
    public static final Tiling DEFAULT = new Tiling(1 << 20);

    /** Side of the square by which the memory of a pixel is reckoned: its borders hardly count. */
    private static final int SAMPLE = 512;

    public Tiling {
        if (maxPixels < 1) {
            throw new InvalidInputException("a tile has at least 1 pixel, not " + maxPixels);
        }
    }

    /**
     * Returns a tiling whose passes take at most the given memory, with tiles no larger than those of {@link #DEFAULT}.
     *
     * @param model the network that will be applied
     * @param bytes that a pass may take at its peak ({@link Autoencoder#passBytes})
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
     * Returns the number of bytes that a pass over a network's smallest tile takes; 0 if images are never tiled.
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
        return model.passBytes(ShapePlan.of(model.architecture(), side, side)) / ((double) side * side);
    }

    /**
     * Applies a network tile by tile.
     *
     * @param x images of any size that the architecture's channels fit
     * @param condition as for {@link Autoencoder#apply}
     * @return images of the same height and width
     */
    public ImageBatch apply(Autoencoder model, ImageBatch x, Condition condition) {
        Shape.Map size = padded(model, x.height(), x.width());
        return cuts(model, size)
                ? tiles(model, x, size, condition)
                : cropped(model.apply(padded(model, x), condition), x);
    }

    /**
     * Encodes images, changes the code, and decodes the result. Large images are encoded tile by tile into one code and
     * decoded tile by tile, so the function sees the code of the whole image.
     *
     * @param x images of any size that the architecture's channels fit
     * @param between the function that changes the code, shaped as {@link LatentCodec#encode} gives it; its result has
     *     the same shape
     * @param condition for the decoder, as for {@link Autoencoder#apply}
     * @return images of the same height and width
     * @throws InvalidInputException if the decoder needs more than the code, or {@code between} changes the code's
     *     shape
     */
    public ImageBatch throughCode(Autoencoder model, ImageBatch x, UnaryOperator<Tensor> between, Condition condition) {
        Shape.Map size = padded(model, x.height(), x.width());
        Tensor code = changed(encode(model, x), between);
        return cuts(model, size)
                ? codeTiles(model, size).decode(code, x, condition)
                : cropped(codec(model).decode(code, condition), x);
    }

    /**
     * Encodes images. Large images are encoded tile by tile into one code.
     *
     * @param x images of any size that the architecture's channels fit
     * @return the code, shaped as {@link LatentCodec#encode} gives it for the padded images
     * @throws InvalidInputException if the decoder needs more than the code
     */
    public Tensor encode(Autoencoder model, ImageBatch x) {
        LatentCodec codec = codec(model);
        Shape.Map size = padded(model, x.height(), x.width());
        return cuts(model, size) ? codeTiles(model, size).encode(x) : codec.encode(padded(model, x));
    }

    private CodeTiles codeTiles(Autoencoder model, Shape.Map size) {
        return new CodeTiles(model.architecture(), codec(model), windows(model.plan(), size), size);
    }

    private static LatentCodec codec(Autoencoder model) {
        return model.codec()
                .orElseThrow(() -> new InvalidInputException("this network cannot decode a code alone: skip joins take"
                        + " parts of the image past the code; use a network without them (laterals=false)"));
    }

    private static Tensor changed(Tensor code, UnaryOperator<Tensor> between) {
        Tensor changed = between.apply(code);
        if (!changed.shape().equals(code.shape())) {
            throw new InvalidInputException(
                    "a code of shape " + code.shape() + " was made one of " + changed.shape() + "; keep its shape");
        }
        return changed;
    }

    private static ImageBatch cropped(ImageBatch y, ImageBatch x) {
        return y.height() == x.height() && y.width() == x.width() ? y : y.crop(0, 0, x.height(), x.width());
    }

    private boolean cuts(Autoencoder model, Shape.Map size) {
        return (long) size.height() * size.width() > maxPixels && !neverCut(model);
    }

    /**
     * Pads images at the bottom and the right, by mirroring, to a size that the network accepts: a multiple of the
     * stride, at least the smallest size.
     *
     * @param x images of any size; not changed if the architecture's size is fixed
     */
    public static ImageBatch padded(Autoencoder model, ImageBatch x) {
        Shape.Map size = padded(model, x.height(), x.width());
        return Mirror.pad(x, 0, size.height() - x.height(), 0, size.width() - x.width());
    }

    private static Shape.Map padded(Autoencoder model, int height, int width) {
        if (model.architecture().in().fixed()) {
            return new Shape.Map(1, height, width);
        }
        ShapePlan plan = model.plan();
        Shape.Map least = least(plan);
        return new Shape.Map(
                1,
                multiple(Math.max(height, least.height()), plan.stride()),
                multiple(Math.max(width, least.width()), plan.stride()));
    }

    /** The smallest image that the planned network takes. */
    private static Shape.Map least(ShapePlan smallest) {
        return smallest.rows().isEmpty()
                ? new Shape.Map(1, 1, 1)
                : smallest.rows().get(0).in().map("a network");
    }

    /** Tile by tile, as if the image were padded to that size; the padding is made a tile at a time. */
    private ImageBatch tiles(Autoencoder model, ImageBatch x, Shape.Map size, Condition condition) {
        ImageBatch y = ImageBatch.zeros(
                x.count(), x.height(), x.width(), model.architecture().out().channels());
        for (Tiles.Window window : windows(model.plan(), size)) {
            window.paste(model.apply(window.of(x), condition), y);
        }
        return y;
    }

    private List<Tiles.Window> windows(ShapePlan plan, Shape.Map size) {
        int halo = halo(plan);
        return Tiles.choose(size.height(), size.width(), halo, plan.stride(), maxPixels)
                .windows(size.height(), size.width(), halo);
    }

    private static int halo(ShapePlan plan) {
        return multiple((int) plan.reach(), plan.stride());
    }

    private static int multiple(int value, int of) {
        return Math.toIntExact((value + of - 1L) / of * of);
    }
}

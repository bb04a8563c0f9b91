package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Draws a random crop to a batch's size. The returned function can be applied to an image and to a partner of the same
 * size.
 */
final class RandomCrop {

    private final Framing framing;
    private final Augmentation augmentation;

    RandomCrop(Framing framing, Augmentation augmentation) {
        this.framing = framing;
        this.augmentation = augmentation;
    }

    UnaryOperator<ImageBatch> draw(ImageBatch image, RandomGenerator random) {
        boolean zooms = augmentation.zooms();
        double zoom = zooms ? augmentation.zoom(random) : 1;
        if (framing instanceof Framing.Crop crop) {
            int side = scaled(crop.side(), 1 / zoom);
            UnaryOperator<ImageBatch> cut =
                    cut(image.height(), image.width(), side, side, crop.centred() && !zooms, random);
            // Cropped before resizing, so that only the needed pixels are computed.
            return whole -> new Framing.Cover(crop.side(), crop.side()).apply(cut.apply(whole));
        }
        Framing.Cover size = (Framing.Cover) framing;
        if (!zooms) {
            return size::apply;
        }
        Framing.Cover zoomed = new Framing.Cover(scaled(size.height(), zoom), scaled(size.width(), zoom));
        return cut(zoomed.height(), zoomed.width(), size.height(), size.width(), false, random)
                .compose(zoomed::apply)::apply;
    }

    private static int scaled(int extent, double factor) {
        return (int) Math.max(1, Math.round(extent * factor));
    }

    /**
     * Crops a rectangle at a random place or at the centre. A smaller image is first padded by mirroring, equally on
     * both sides.
     *
     * @param rows height of the images to crop, in pixels
     * @param columns width of these images, in pixels
     */
    private static UnaryOperator<ImageBatch> cut(
            int rows, int columns, int height, int width, boolean centred, RandomGenerator random) {
        int spareRows = Math.max(0, rows - height);
        int spareColumns = Math.max(0, columns - width);
        int top = centred ? spareRows / 2 : random.nextInt(spareRows + 1);
        int left = centred ? spareColumns / 2 : random.nextInt(spareColumns + 1);
        return whole -> rectangle(whole, top, left, height, width);
    }

    private static ImageBatch rectangle(ImageBatch image, int top, int left, int height, int width) {
        int rows = Math.max(0, height - image.height());
        int columns = Math.max(0, width - image.width());
        ImageBatch padded = Mirror.pad(image, rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
        return padded.height() == height && padded.width() == width ? padded : padded.crop(top, left, height, width);
    }
}

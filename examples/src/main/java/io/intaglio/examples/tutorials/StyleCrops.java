package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * Square crops of a single picture. Crops to learn from and crops to validate with have no pixel in common: the latter
 * come from a strip at the right, a quarter of the picture.
 *
 * @param learned crops to learn from
 * @param heldOut crops to validate with
 */
record StyleCrops(PictureList learned, PictureList heldOut) {

    private static final int PART = 4;
    private static final long SEED = 0x5C09L;

    /**
     * Cuts crops at random places.
     *
     * @param side of the crops in pixels
     * @throws InvalidInputException if the picture has not two crops side by side
     */
    static StyleCrops of(ImageBatch picture, int side, int learned, int heldOut) {
        if (picture.width() < 2 * side || picture.height() < side) {
            throw new InvalidInputException("a style has at least " + 2 * side + "x" + side + " pixels, not "
                    + picture.width() + "x" + picture.height());
        }
        int strip = Math.max(side, picture.width() / PART);
        int rest = picture.width() - strip;
        return new StyleCrops(
                crops(picture.crop(0, 0, picture.height(), rest), side, learned, SplitMix64.at(SEED, 0)),
                crops(picture.crop(0, rest, picture.height(), strip), side, heldOut, SplitMix64.at(SEED, 1)));
    }

    private static PictureList crops(ImageBatch part, int side, int count, SplitMix64 random) {
        List<ImageBatch> crops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int top = random.nextInt(part.height() - side + 1);
            int left = random.nextInt(part.width() - side + 1);
            crops.add(part.crop(top, left, side, side));
        }
        return new PictureList(crops);
    }

    /** Returns the crops to learn from as data. */
    Source source() {
        return Source.of(learned.images().stream().map(Picture::of).toList());
    }
}

package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import io.intaglio.image.Picture;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Brings examples to a batch's size and channels and turns them, image and partner alike. */
final class Framer {

    private final BatchConfig config;
    private final Reader reader;
    private Example first;

    Framer(BatchConfig config, Reader reader) {
        this.config = config;
        this.reader = reader;
    }

    Example frame(Example example, RandomGenerator random) {
        if (config.framing() instanceof Framing.Whole) {
            checkSize(example);
        }
        ImageBatch image = example.image();
        UnaryOperator<ImageBatch> cut = cut(image, random);
        // Both draws are made for every example, so that the pairing's own do not move with what an image happens to
        // be.
        int turn = turn(random.nextInt(8));
        ImageBatch framed = channels(cut.apply(image), config.channels());
        int fitting = framed.height() == framed.width() ? turn : turn & ~Dihedral.TRANSPOSE;
        Optional<ImageBatch> partner = example.partner()
                .map(other -> Dihedral.turn(channels(cut.apply(other), config.partnerChannels()), fitting));
        return example.with(Dihedral.turn(framed, fitting), partner);
    }

    private UnaryOperator<ImageBatch> cut(ImageBatch image, RandomGenerator random) {
        if (config.framing() instanceof Framing.Cover cover) {
            return cover::apply;
        }
        if (config.framing() instanceof Framing.Crop crop) {
            int side = crop.side();
            int spareRows = Math.max(0, image.height() - side);
            int spareColumns = Math.max(0, image.width() - side);
            int top = crop.centred() ? spareRows / 2 : random.nextInt(spareRows + 1);
            int left = crop.centred() ? spareColumns / 2 : random.nextInt(spareColumns + 1);
            return whole -> square(whole, side, top, left);
        }
        return UnaryOperator.identity();
    }

    private static ImageBatch square(ImageBatch image, int side, int top, int left) {
        int rows = Math.max(0, side - image.height());
        int columns = Math.max(0, side - image.width());
        ImageBatch padded = Mirror.pad(image, rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
        return padded.height() == side && padded.width() == side ? padded : padded.crop(top, left, side, side);
    }

    private static ImageBatch channels(ImageBatch image, int channels) {
        return Picture.of(image).toChannels(channels).pixels();
    }

    private int turn(int drawn) {
        return switch (config.augment()) {
            case NONE -> 0;
            case FLIP -> drawn & Dihedral.FLIP_COLUMNS;
            case DIHEDRAL -> drawn;
        };
    }

    private void checkSize(Example example) {
        Example reference = first();
        ImageBatch image = example.image();
        if (image.height() != reference.image().height()
                || image.width() != reference.image().width()) {
            throw new InvalidInputException(example.name() + " is " + Reader.size(image) + " pixels where "
                    + reference.name() + " is " + Reader.size(reference.image())
                    + ": whole images of one batch have one size; give a crop or a size to bring them to");
        }
    }

    /** What sizes are compared with: always the source's first, so that the error is the same whoever comes first. */
    private synchronized Example first() {
        if (first == null) {
            first = reader.read(0);
        }
        return first;
    }
}

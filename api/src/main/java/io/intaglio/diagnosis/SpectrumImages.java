package io.intaglio.diagnosis;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.train.Framing;
import java.util.ArrayList;
import java.util.List;

/** Gathers images, and brings them to one size at the end. */
final class SpectrumImages {

    /** Of so many numbers the matrix of all pairs is small, so that many images cost little. */
    private static final int FEW_NUMBERS = 1024;

    private static final int MANY = 10_000;
    private static final int SOME = 1000;
    private static final int LARGEST_SIDE = 64;

    private final List<ImageBatch> kept = new ArrayList<>();
    private boolean reduced;

    /** Keeps an image while there is room, a large one made smaller. */
    void add(ImageBatch image) {
        int numbers = image.height() * image.width() * image.channels();
        if (kept.size() >= (numbers <= FEW_NUMBERS ? MANY : SOME)) {
            return;
        }
        int longer = Math.max(image.height(), image.width());
        if (longer <= LARGEST_SIDE) {
            kept.add(image);
            return;
        }
        reduced = true;
        double scale = (double) LARGEST_SIDE / longer;
        kept.add(cover(image, Math.round(image.width() * scale), Math.round(image.height() * scale)));
    }

    private static ImageBatch cover(ImageBatch image, long width, long height) {
        return new Framing.Cover((int) Math.max(1, height), (int) Math.max(1, width)).apply(image);
    }

    /** Returns what {@link #rows} returns the numbers of. */
    SpectrumFrame frame() {
        ImageBatch first = kept.get(0);
        boolean alike =
                kept.stream().allMatch(image -> image.width() == first.width() && image.height() == first.height());
        int side = kept.stream()
                .mapToInt(image -> Math.min(image.width(), image.height()))
                .min()
                .orElseThrow();
        int channels = kept.stream().mapToInt(ImageBatch::channels).max().orElseThrow();
        return new SpectrumFrame(
                alike ? first.width() : side, alike ? first.height() : side, channels, reduced || !alike, kept.size());
    }

    /** Returns the numbers of each image, all of them of one size. */
    List<float[]> rows(SpectrumFrame frame) {
        return kept.stream()
                .map(image -> image.channels() == frame.channels()
                        ? image
                        : Picture.of(image).toChannels(frame.channels()).pixels())
                .map(image -> cover(image, frame.width(), frame.height()).data())
                .toList();
    }
}

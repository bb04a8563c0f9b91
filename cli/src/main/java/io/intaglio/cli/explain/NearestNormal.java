package io.intaglio.cli.explain;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.train.Framing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The picture most like another one that raises no alarm, and the difference.
 *
 * @param name of it
 * @param image it, of the size of the other one
 * @param difference absolute, by pixel and channel
 */
record NearestNormal(String name, ImageBatch image, ImageBatch difference) {

    private static final long MOST = 5000;

    /** Of so many nearest pictures at least one raises no alarm, or there is hardly one. */
    private static final int TRIED = 20;

    private record Near(Example example, ImageBatch image, double distance) {}

    /**
     * Looks for it among examples that are spread over data.
     *
     * @param normal whether a picture raises no alarm
     */
    static Optional<NearestNormal> of(ImageBatch image, Source data, Predicate<Picture> normal) throws IOException {
        List<Near> nearest = new ArrayList<>();
        long count = Math.min(MOST, data.size());
        for (long i = 0; i < count; i++) {
            Example example = data.get(i * data.size() / count);
            ImageBatch other = fitting(example.image(), image);
            nearest.add(new Near(example, other, distance(image, other)));
            if (nearest.size() > 2 * TRIED) {
                keep(nearest);
            }
        }
        keep(nearest);
        return nearest.stream()
                .filter(near -> normal.test(Picture.of(near.example().image())))
                .findFirst()
                .map(near -> new NearestNormal(near.example().name(), near.image(), difference(image, near.image())));
    }

    private static void keep(List<Near> nearest) {
        nearest.sort(Comparator.comparingDouble(Near::distance));
        while (nearest.size() > TRIED) {
            nearest.remove(nearest.size() - 1);
        }
    }

    private static ImageBatch fitting(ImageBatch other, ImageBatch image) {
        ImageBatch channels = other.channels() == image.channels()
                ? other
                : Picture.of(other).toChannels(image.channels()).pixels();
        return new Framing.Cover(image.height(), image.width()).apply(channels);
    }

    private static double distance(ImageBatch a, ImageBatch b) {
        double sum = 0;
        for (int i = 0; i < a.data().length; i++) {
            double off = (double) a.data()[i] - b.data()[i];
            sum += off * off;
        }
        return sum;
    }

    private static ImageBatch difference(ImageBatch a, ImageBatch b) {
        float[] off = new float[a.data().length];
        for (int i = 0; i < off.length; i++) {
            off[i] = Math.abs(a.data()[i] - b.data()[i]);
        }
        return ImageBatch.wrap(1, a.height(), a.width(), a.channels(), off);
    }
}

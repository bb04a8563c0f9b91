package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.task.ProgressListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shows whether generated images repeat the data that a network learned from: the nearest example of each, and how far
 * examples are from each other.
 *
 * @param nearest of each generated image, in their order
 * @param usual the median distance of an example to the nearest other one, over at most 100 examples
 * @param unreadable number of examples that could not be read and were left out
 * @since 0.1
 */
@Incubating
public record MemorizationReport(List<Nearest> nearest, double usual, long unreadable) {

    /** Smallest number of examples: two neighbours of each image, and one more for each example. */
    public static final int LEAST = 3;

    private static final int PROBES = 100;

    /** Examples that are in memory at once. */
    private static final int CHUNK = 128;

    public MemorizationReport {
        nearest = List.copyOf(nearest);
    }

    /**
     * The example that is nearest to an image.
     *
     * @param example its index in the data
     * @param distance root mean squared difference of all numbers, for images in [0, 1]
     * @param second the distance of the second nearest example
     */
    public record Nearest(long example, double distance, double second) {

        /** As Yoon et al. 2023 count it. */
        private static final double COPY = 1.0 / 3;

        /**
         * Returns whether the image counts as a copy of its nearest example: it equals it, or is less than a third as
         * far from it as from the second nearest (Yoon et al. 2023, "Diffusion probabilistic models generalize when
         * they fail to memorize").
         */
        public boolean copied() {
            return distance == 0 || distance < COPY * second;
        }
    }

    /** Returns how many of the images count as copies. */
    public long copies() {
        return nearest.stream().filter(Nearest::copied).count();
    }

    /**
     * Checks whether images can be compared with examples, before the images are made. Only the first example that can
     * be read is looked at.
     *
     * @param images the size and number of channels of the images
     * @throws InvalidInputException if the example has another size or number of channels, or if there are fewer than
     *     {@value #LEAST}
     */
    public static void check(ImageSpec images, Source data) {
        checkCount(data.size());
        for (long i = 0; images.fixed() && i < data.size(); i++) {
            Optional<ImageBatch> example = read(data, i);
            if (example.isPresent()) {
                ImageBatch image = ImageBatch.zeros(1, images.height(), images.width(), images.channels());
                check(List.of(image), List.of(example), data, i);
                return;
            }
        }
    }

    private static void checkCount(long examples) {
        if (examples < LEAST) {
            throw new InvalidInputException("images are compared with at least " + LEAST + " examples, and " + examples
                    + " can be read; choose other data");
        }
    }

    /**
     * Compares images with all examples of the data.
     *
     * @param images each (1, height, width, channels), in [0, 1]
     * @param data of the same size and number of channels
     * @param progress told how many examples were compared
     * @throws InvalidInputException if an example has another size or number of channels, or fewer than {@value #LEAST}
     *     can be read
     */
    public static MemorizationReport of(List<ImageBatch> images, Source data, ProgressListener progress) {
        List<Search> searches = new ArrayList<>();
        images.forEach(image -> searches.add(new Search(image, -1)));
        long probes = Math.min(PROBES, data.size());
        for (long i = 0; i < probes; i++) {
            long index = i * data.size() / probes;
            read(data, index).ifPresent(image -> searches.add(new Search(image, index)));
        }
        long unreadable = 0;
        for (long from = 0; from < data.size(); from += CHUNK) {
            int count = (int) Math.min(CHUNK, data.size() - from);
            List<Optional<ImageBatch>> examples = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                examples.add(read(data, from + i));
            }
            unreadable += examples.stream().filter(Optional::isEmpty).count();
            check(images, examples, data, from);
            long first = from;
            searches.parallelStream()
                    .forEach(search -> IntStream.range(0, count)
                            .forEach(i -> examples.get(i).ifPresent(image -> search.compare(image.data(), first + i))));
            progress.progress("comparing with examples", from + count, data.size());
        }
        checkCount(data.size() - unreadable);
        double[] between = searches.stream()
                .skip(images.size())
                .mapToDouble(search -> search.result().distance())
                .sorted()
                .toArray();
        return new MemorizationReport(
                searches.stream().limit(images.size()).map(Search::result).toList(),
                between[between.length / 2],
                unreadable);
    }

    private static Optional<ImageBatch> read(Source data, long index) {
        try {
            return Optional.of(data.get(index).image());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void check(List<ImageBatch> images, List<Optional<ImageBatch>> examples, Source data, long from) {
        for (ImageBatch image : images) {
            for (int i = 0; i < examples.size(); i++) {
                ImageBatch example = examples.get(i).orElse(image);
                if (!shape(example).equals(shape(image))) {
                    throw new InvalidInputException(data.name(from + i) + " has " + shape(example)
                            + " numbers (height, width, channels), and the generated images have " + shape(image)
                            + "; only images of one shape are compared");
                }
            }
        }
    }

    private static String shape(ImageBatch image) {
        return image.height() + "x" + image.width() + "x" + image.channels();
    }

    /** Finds the two nearest examples of one image. */
    private static final class Search {

        /** Numbers after which a sum that is too large already is given up. */
        private static final int STRIDE = 256;

        private final float[] image;
        private final long self;
        private long example = -1;
        private double least = Double.POSITIVE_INFINITY;
        private double second = Double.POSITIVE_INFINITY;

        /** @param self the example that the image is, which is no neighbour of itself; -1 for none */
        Search(ImageBatch image, long self) {
            this.image = image.data();
            this.self = self;
        }

        void compare(float[] other, long index) {
            if (index == self || other.length != image.length) {
                return;
            }
            double sum = 0;
            for (int at = 0; at < image.length && sum < second; at += STRIDE) {
                sum += squares(other, at, Math.min(image.length, at + STRIDE));
            }
            if (sum < least) {
                second = least;
                least = sum;
                example = index;
            } else if (sum < second) {
                second = sum;
            }
        }

        private double squares(float[] other, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                float difference = image[i] - other[i];
                sum += (double) difference * difference;
            }
            return sum;
        }

        Nearest result() {
            return new Nearest(example, Math.sqrt(least / image.length), Math.sqrt(second / image.length));
        }
    }
}

package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/**
 * Arranges images of one size in rows and columns with white gaps.
 *
 * @since 0.1
 */
public final class ImageGrid {

    private ImageGrid() {}

    /**
     * Returns one image composed of many.
     *
     * @param rows rows from top to bottom, each with its images from left to right; all have the same size; if some are
     *     gray and some colour, all become colour
     * @param gap distance between neighbouring images, in pixels
     * @throws InvalidInputException if there are none, or their sizes differ
     */
    public static ImageBatch of(List<List<ImageBatch>> rows, int gap) {
        List<ImageBatch> all = rows.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            throw new InvalidInputException("a mosaic is made of at least one image");
        }
        ImageBatch first = all.get(0);
        if (all.stream().anyMatch(image -> image.height() != first.height() || image.width() != first.width())) {
            throw new InvalidInputException("a mosaic is made of images of one size, not of " + all);
        }
        int channels = all.stream().mapToInt(ImageBatch::channels).max().orElseThrow();
        int columns = rows.stream().mapToInt(List::size).max().orElseThrow();
        ImageBatch mosaic = ImageBatch.zeros(
                1, rows.size() * (first.height() + gap) - gap, columns * (first.width() + gap) - gap, channels);
        Arrays.fill(mosaic.data(), 1);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                lay(rows.get(row).get(column), mosaic, row * (first.height() + gap), column * (first.width() + gap));
            }
        }
        return mosaic;
    }

    private static void lay(ImageBatch image, ImageBatch mosaic, int top, int left) {
        for (int y = 0; y < image.height(); y++) {
            int at = mosaic.index(0, top + y, left, 0);
            for (int x = 0; x < image.width(); x++) {
                for (int c = 0; c < mosaic.channels(); c++) {
                    mosaic.data()[at++] = image.get(0, y, x, Math.min(c, image.channels() - 1));
                }
            }
        }
    }
}

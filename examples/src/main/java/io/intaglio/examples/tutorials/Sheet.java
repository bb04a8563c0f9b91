package io.intaglio.examples.tutorials;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sheet of small pictures in rows, with each pixel enlarged to a square. */
final class Sheet {

    private static final int GAP = 4;

    private final int factor;
    private final List<List<ImageBatch>> rows = new ArrayList<>();

    /** @param factor side of the square that a pixel becomes */
    Sheet(int factor) {
        this.factor = factor;
    }

    /** Adds a row of pictures, all of one size; values outside [0, 1] are clipped when written. */
    Sheet row(List<ImageBatch> pictures) {
        rows.add(pictures.stream().map(picture -> enlarged(picture, factor)).toList());
        return this;
    }

    void write(Path file) throws IOException {
        Pictures.write(Picture.of(ImageGrid.of(rows, GAP)), file);
    }

    /** Returns an image in which every pixel is a square. */
    static ImageBatch enlarged(ImageBatch image, int factor) {
        ImageBatch large = ImageBatch.zeros(1, image.height() * factor, image.width() * factor, image.channels());
        for (int y = 0; y < large.height(); y++) {
            for (int x = 0; x < large.width(); x++) {
                for (int c = 0; c < large.channels(); c++) {
                    large.data()[large.index(0, y, x, c)] = image.get(0, y / factor, x / factor, c);
                }
            }
        }
        return large;
    }
}

package io.intaglio.internal.training;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.train.Framing;
import java.util.List;

/**
 * A small picture of pictures: what went in at the left, what came out at the right.
 *
 * @param rows of pictures, from above
 */
public record ContactSheet(List<List<ImageBatch>> rows) {

    private static final int TILE = 96;
    private static final int GAP = 4;

    public ContactSheet {
        rows = List.copyOf(rows);
    }

    /** A PNG of at most 200 KB; no bytes at all where there is nothing to show. */
    byte[] png() {
        if (rows.isEmpty()) {
            return new byte[0];
        }
        List<List<ImageBatch>> tiles = rows.stream()
                .map(row -> row.stream().map(ContactSheet::tile).toList())
                .toList();
        return Pictures.png(Picture.of(ImageGrid.of(tiles, GAP)));
    }

    private static ImageBatch tile(ImageBatch image) {
        return new Framing.Cover(TILE, TILE).apply(Picture.of(image).colour().pixels());
    }
}

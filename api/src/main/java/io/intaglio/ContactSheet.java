package io.intaglio;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.train.Framing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A small picture of pictures: what went in at the left, what came out at the right.
 *
 * @param rows of pictures, from above
 */
record ContactSheet(List<List<ImageBatch>> rows) {

    private static final int TILE = 96;
    private static final int GAP = 4;

    ContactSheet {
        rows = List.copyOf(rows);
    }

    /** A PNG of at most 200 KB; no bytes at all where there is nothing to show. */
    byte[] png() throws IOException {
        if (rows.isEmpty()) {
            return new byte[0];
        }
        int columns = rows.get(0).size();
        BufferedImage sheet = new BufferedImage(
                columns * (TILE + GAP) - GAP, rows.size() * (TILE + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                paint(sheet, rows.get(row).get(column), column * (TILE + GAP), row * (TILE + GAP));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", png);
        return png.toByteArray();
    }

    private static void paint(BufferedImage sheet, ImageBatch image, int left, int top) {
        ImageBatch tile =
                new Framing.Cover(TILE, TILE).apply(Picture.of(image).colour().pixels());
        for (int y = 0; y < TILE; y++) {
            for (int x = 0; x < TILE; x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, tile.get(0, y, x, c))));
                }
                sheet.setRGB(left + x, top + y, rgb);
            }
        }
    }
}

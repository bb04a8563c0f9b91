package io.intaglio.cli.explain;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;

/** Colours the places of a picture that raise a number (red) and that lower it (blue). */
final class Overlay {

    private static final float FAINT = 0.6f;

    private Overlay() {}

    /** Returns the picture in gray under the colours; the strongest place is in full colour. */
    static ImageBatch of(Occlusion occlusion, int column) {
        CellGrid grid = occlusion.grid();
        ImageBatch gray = Picture.of(grid.image()).toChannels(1).pixels();
        double most = 1e-30;
        for (int cell = 0; cell < grid.cells(); cell++) {
            most = Math.max(most, Math.abs(occlusion.fall(column, cell)));
        }
        ImageBatch coloured = ImageBatch.zeros(1, gray.height(), gray.width(), 3);
        for (int y = 0; y < gray.height(); y++) {
            for (int x = 0; x < gray.width(); x++) {
                int at = y * gray.width() + x;
                float value = FAINT * Math.max(0, Math.min(1, gray.data()[at])) + (1 - FAINT) / 2;
                double strength = occlusion.fall(column, grid.cell(y, x)) / most;
                float share = (float) Math.sqrt(Math.abs(strength)) * 0.8f;
                coloured.data()[3 * at] = value * (1 - share) + (strength > 0 ? 0.9f : 0.1f) * share;
                coloured.data()[3 * at + 1] = value * (1 - share) + 0.2f * share;
                coloured.data()[3 * at + 2] = value * (1 - share) + (strength > 0 ? 0.1f : 0.9f) * share;
            }
        }
        return coloured;
    }
}

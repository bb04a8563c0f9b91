package io.intaglio.plugin.imageio;

import io.intaglio.itg.ItgPixels;
import java.awt.Rectangle;
import java.awt.image.WritableRaster;
import javax.imageio.ImageReadParam;
import org.jspecify.annotations.Nullable;

/** Puts decoded samples into a raster, those of every so many pixels and of the bands that are wanted. */
final class PixelRows {

    private final ItgPixels pixels;
    private final @Nullable ItgPixels alpha;
    private final Rectangle from;
    private final int stepX;
    private final int stepY;
    private final int @Nullable [] sourceBands;
    private final int @Nullable [] bands;

    /**
     * Creates it.
     *
     * @param pixels of the region
     * @param alpha of the whole picture
     * @param from the region
     */
    PixelRows(ItgPixels pixels, @Nullable ItgPixels alpha, Rectangle from, @Nullable ImageReadParam param) {
        this.pixels = pixels;
        this.alpha = alpha;
        this.from = from;
        this.stepX = param == null ? 1 : param.getSourceXSubsampling();
        this.stepY = param == null ? 1 : param.getSourceYSubsampling();
        this.sourceBands = param == null ? null : param.getSourceBands();
        this.bands = param == null ? null : param.getDestinationBands();
    }

    void write(WritableRaster raster, Rectangle to) {
        WritableRaster wanted = raster.createWritableChild(to.x, to.y, to.width, to.height, 0, 0, bands);
        int channels = pixels.channels();
        int count = wanted.getNumBands();
        int[] row = new int[to.width * count];
        for (int y = 0; y < to.height; y++) {
            int sourceY = y * stepY;
            for (int x = 0; x < to.width; x++) {
                int at = sourceY * pixels.width() + x * stepX;
                for (int b = 0; b < count; b++) {
                    int band = sourceBands == null ? b : sourceBands[b];
                    row[x * count + b] = 0xFF
                            & (band < channels ? pixels.data()[at * channels + band] : opacity(x * stepX, sourceY));
                }
            }
            wanted.setPixels(0, y, to.width, 1, row);
        }
    }

    private byte opacity(int x, int y) {
        return alpha == null ? (byte) 255 : alpha.data()[(from.y + y) * alpha.width() + from.x + x];
    }
}

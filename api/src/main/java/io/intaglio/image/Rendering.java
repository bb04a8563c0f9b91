package io.intaglio.image;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** A picture as Java's own images hold it: 8 bits, clipped and rounded. */
final class Rendering {

    private Rendering() {}

    /** Gray as gray, everything else, gray with alpha too, as colour. */
    static BufferedImage of(Picture picture) {
        boolean alpha = picture.alpha().isPresent();
        Picture shown = alpha ? picture.toChannels(3) : picture;
        int type = shown.channels() == 1
                ? BufferedImage.TYPE_BYTE_GRAY
                : alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image = new BufferedImage(shown.width(), shown.height(), type);
        WritableRaster raster = image.getRaster();
        SampleRows rows = new SampleRows(shown, 8);
        int[] samples = new int[shown.width() * rows.samplesPerPixel()];
        for (int y = 0; y < shown.height(); y++) {
            byte[] row = rows.row(y);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = row[i] & 0xFF;
            }
            raster.setPixels(0, y, shown.width(), 1, samples);
        }
        return image;
    }
}

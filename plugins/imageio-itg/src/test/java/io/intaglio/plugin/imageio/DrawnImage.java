package io.intaglio.plugin.imageio;

import io.intaglio.itg.ItgEncoder;
import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgPixels;
import io.intaglio.itg.ItgQuality;
import java.awt.image.BufferedImage;

/** Smooth waves with an edge. */
final class DrawnImage {

    private DrawnImage() {}

    static BufferedImage of(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int edge = x > y ? 40 : 0;
                int red = (int) (100 + 50 * Math.sin(x * 0.05) + edge);
                int green = (int) (100 + 50 * Math.cos(y * 0.06) + edge);
                int alpha = Math.min(255, 2 * x);
                image.setRGB(x, y, alpha << 24 | red << 16 | green << 8 | 90 + edge);
            }
        }
        return image;
    }

    static byte[] file(ItgModel model, int width, int height, ItgExtras extras) {
        return new ItgEncoder(model)
                .prepare(pixels(width, height), extras)
                .encode(ItgQuality.gain(80), ItgQuality.LAMBDA, 1);
    }

    static ItgPixels pixels(int width, int height) {
        return ImagePixels.of(of(width, height, BufferedImage.TYPE_3BYTE_BGR), null)
                .colour();
    }
}

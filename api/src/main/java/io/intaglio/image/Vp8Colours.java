package io.intaglio.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * From luma and chroma of half the size to RGB, as libwebp makes it: chroma is interpolated between its pixels, 9 to 3
 * to 3 to 1.
 */
final class Vp8Colours {

    private final int width;
    private final int height;
    private final Vp8Plane luma;
    private final Vp8Plane u;
    private final Vp8Plane v;

    Vp8Colours(int width, int height, Vp8Plane luma, Vp8Plane u, Vp8Plane v) {
        this.width = width;
        this.height = height;
        this.luma = luma;
        this.u = u;
        this.v = v;
    }

    /** @param alpha a value for every pixel, or null */
    BufferedImage image(byte[] alpha) {
        int type = alpha == null ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_4BYTE_ABGR;
        BufferedImage image = new BufferedImage(width, height, type);
        byte[] to = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int at = 0;
        for (int y = 0; y < height; y++) {
            int near = y / 2;
            int far = Math.max(0, Math.min((height + 1) / 2 - 1, near + (y % 2 == 0 ? -1 : 1)));
            for (int x = 0; x < width; x++) {
                if (alpha != null) {
                    to[at++] = alpha[y * width + x];
                }
                int light = luma.get(luma.at(x, y)) * 19077 >> 8;
                int blue = chroma(u, x, near, far);
                int red = chroma(v, x, near, far);
                to[at++] = clipped(light + (blue * 33050 >> 8) - 17685);
                to[at++] = clipped(light - (blue * 6419 >> 8) - (red * 13320 >> 8) + 8708);
                to[at++] = clipped(light + (red * 26149 >> 8) - 14234);
            }
        }
        return image;
    }

    private int chroma(Vp8Plane plane, int x, int near, int far) {
        int column = x / 2;
        int other = column + (x % 2 == 0 ? -1 : 1);
        int a = plane.get(plane.at(column, near));
        int c = plane.get(plane.at(column, far));
        if (other < 0 || other >= (width + 1) / 2) {
            return 3 * a + c + 2 >> 2;
        }
        int b = plane.get(plane.at(other, near));
        int d = plane.get(plane.at(other, far));
        int diagonal = a + b + c + d + 8 + 2 * (b + c) >> 3;
        return diagonal + a >> 1;
    }

    private static byte clipped(int value) {
        return (byte) (value < 0 ? 0 : Math.min(value >> 6, 255));
    }
}

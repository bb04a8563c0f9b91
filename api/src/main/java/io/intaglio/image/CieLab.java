package io.intaglio.image;

import io.intaglio.config.InvalidInputException;

/**
 * Converts between sRGB and CIELAB (CIE 15) under D65: lightness L* from 0 to 100, and a* and b* for the colour. Equal
 * distances look approximately equal.
 *
 * @since 0.1
 */
public final class CieLab {

    private static final double[] WHITE = {0.95047, 1, 1.08883};
    private static final double[][] TO_XYZ = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
    };
    private static final double[][] FROM_XYZ = {
        {3.2404542, -1.5371385, -0.4985314}, {-0.9692660, 1.8760108, 0.0415560}, {0.0556434, -0.2040259, 1.0572252}
    };
    private static final double DELTA = 6.0 / 29;

    private CieLab() {}

    /**
     * Converts from sRGB.
     *
     * @param rgb three channels, each in [0, 1]
     * @return channels L*, a*, b*
     */
    public static ImageBatch of(ImageBatch rgb) {
        float[] from = checked(rgb).data();
        float[] to = new float[from.length];
        double[] light = new double[3];
        double[] f = new double[3];
        for (int i = 0; i < from.length; i += 3) {
            for (int c = 0; c < 3; c++) {
                light[c] = Srgb.linear(from[i + c]);
            }
            for (int c = 0; c < 3; c++) {
                f[c] = compressed(dot(TO_XYZ[c], light) / WHITE[c]);
            }
            to[i] = (float) (116 * f[1] - 16);
            to[i + 1] = (float) (500 * (f[0] - f[1]));
            to[i + 2] = (float) (200 * (f[1] - f[2]));
        }
        return ImageBatch.wrap(rgb.count(), rgb.height(), rgb.width(), 3, to);
    }

    /**
     * Converts to sRGB; colours outside its gamut have values outside [0, 1].
     *
     * @param lab channels L*, a*, b*
     */
    public static ImageBatch toSrgb(ImageBatch lab) {
        float[] from = checked(lab).data();
        float[] to = new float[from.length];
        double[] xyz = new double[3];
        for (int i = 0; i < from.length; i += 3) {
            double y = (from[i] + 16) / 116.0;
            xyz[0] = WHITE[0] * expanded(y + from[i + 1] / 500.0);
            xyz[1] = WHITE[1] * expanded(y);
            xyz[2] = WHITE[2] * expanded(y - from[i + 2] / 200.0);
            for (int c = 0; c < 3; c++) {
                to[i + c] = (float) Srgb.encoded(dot(FROM_XYZ[c], xyz));
            }
        }
        return ImageBatch.wrap(lab.count(), lab.height(), lab.width(), 3, to);
    }

    private static ImageBatch checked(ImageBatch image) {
        if (image.channels() != 3) {
            throw new InvalidInputException("CIELAB has three channels, as colour has, not " + image.channels());
        }
        return image;
    }

    private static double compressed(double t) {
        return t > DELTA * DELTA * DELTA ? Math.cbrt(t) : t / (3 * DELTA * DELTA) + 4.0 / 29;
    }

    private static double expanded(double f) {
        return f > DELTA ? f * f * f : 3 * DELTA * DELTA * (f - 4.0 / 29);
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}

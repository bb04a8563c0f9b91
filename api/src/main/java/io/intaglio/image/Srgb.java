package io.intaglio.image;

/**
 * The transfer function of sRGB (IEC 61966-2-1): converts between linear light and the encoded values of files, both
 * from 0 to 1.
 *
 * @since 0.1
 */
public final class Srgb {

    private Srgb() {}

    /** Returns the linear light, proportional to photons, of an encoded value. */
    public static double linear(double coded) {
        return coded <= 0.04045 ? coded / 12.92 : Math.pow((coded + 0.055) / 1.055, 2.4);
    }

    /** Returns the encoded value of linear light. */
    public static double encoded(double light) {
        return light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }

    /** Returns an encoded value as an 8-bit file stores it: clipped to [0, 1] and rounded to a multiple of 1/255. */
    public static float stored(double coded) {
        return Math.round(255 * Math.max(0, Math.min(1, coded))) / 255f;
    }
}

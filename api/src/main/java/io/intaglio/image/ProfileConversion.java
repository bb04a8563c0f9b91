package io.intaglio.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Converts values through an ICC profile to sRGB, in 16 bits, by Java's colour management. */
final class ProfileConversion {

    /** Pixels at a time. */
    private static final int BLOCK = 1 << 16;

    private static final int MOST = 65535;
    private static final int TO = 3;

    private final ColorConvertOp convert;
    private final int from;

    private ProfileConversion(ICC_Profile profile, int from) {
        ICC_Profile result = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        this.convert = new ColorConvertOp(new ICC_Profile[] {profile, result}, null);
        this.from = from;
    }

    /**
     * Prepares a conversion.
     *
     * @param icc a profile, damaged perhaps
     * @param channels that the values have, 1 for gray, 3 for RGB, 4 for CMYK: another number than the profile's makes
     *     it useless
     */
    static Optional<ProfileConversion> of(byte[] icc, int channels) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            int type = profile.getColorSpaceType();
            boolean fits = channels == 1 && type == ColorSpace.TYPE_GRAY
                    || channels == 3 && type == ColorSpace.TYPE_RGB
                    || channels == 4 && type == ColorSpace.TYPE_CMYK;
            if (!fits) {
                return Optional.empty();
            }
            ProfileConversion conversion = new ProfileConversion(profile, channels);
            conversion.convert(new float[channels]); // Java reads a profile only when it is used
            return Optional.of(conversion);
        } catch (IllegalArgumentException | CMMException e) {
            return Optional.empty(); // a picture whose profile is damaged is still a picture
        }
    }

    /**
     * Converts values.
     *
     * @param values pixel by pixel, in [0, 1]; of CMYK 0 is no ink
     * @return sRGB, three values a pixel
     */
    float[] convert(float[] values) {
        int pixels = values.length / from;
        float[] result = new float[pixels * TO];
        for (int begin = 0; begin < pixels; begin += BLOCK) {
            int count = Math.min(BLOCK, pixels - begin);
            WritableRaster source = raster(count, from);
            int[] samples = new int[count * from];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = SampleRows.level(values[begin * from + i], MOST);
            }
            source.setPixels(0, 0, count, 1, samples);
            int[] converted = convert.filter(source, raster(count, TO)).getPixels(0, 0, count, 1, (int[]) null);
            for (int i = 0; i < converted.length; i++) {
                result[begin * TO + i] = converted[i] / (float) MOST;
            }
        }
        return result;
    }

    private static WritableRaster raster(int width, int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, 1, bands, null);
    }
}

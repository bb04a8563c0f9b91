package io.intaglio.image;

import java.util.List;
import java.util.Optional;

/**
 * What a PNG's chunks say, instead of an ICC profile, of the colours that its values mean. They go before other
 * statements of a file in this order: {@code cICP}, a profile, {@code sRGB}, {@code gAMA} with {@code cHRM}.
 *
 * @param cicp the four numbers of {@code cICP} (ITU-T H.273), or an empty list
 * @param srgb the rendering intent of {@code sRGB}, or -1
 * @param gamma the exponent of {@code gAMA} that makes values of light, times 100,000, or 0
 * @param chromaticities x and y of white, red, green and blue, times 100,000, or an empty list
 */
record ColourCoding(List<Integer> cicp, int srgb, long gamma, List<Long> chromaticities) {

    /** A file that says nothing: sRGB, by convention. */
    static final ColourCoding UNSAID = new ColourCoding(List.of(), -1, 0, List.of());

    private static final long SRGB_GAMMA = 45455;
    private static final List<Long> SRGB_COLOURS =
            List.of(31270L, 32900L, 64000L, 33000L, 30000L, 60000L, 15000L, 6000L);
    private static final long TOLERANCE = 100;

    ColourCoding {
        cicp = List.copyOf(cicp);
        chromaticities = List.copyOf(chromaticities);
        gamma = gamma < 1000 || gamma > 10_000_000 ? 0 : gamma; // beyond, it is no exponent of a picture
    }

    /**
     * Returns a profile that says the same for files of formats without such chunks; nothing where the values mean
     * sRGB.
     */
    Optional<byte[]> profile(int channels) {
        if (channels != 1 && channels != 3) {
            return Optional.empty();
        }
        if (!cicp.isEmpty()) {
            return Cicp.profile(cicp, channels);
        }
        boolean usualGamma = gamma == 0 || Math.abs(gamma - SRGB_GAMMA) <= TOLERANCE;
        boolean usualColours = chromaticities.isEmpty() || channels == 1 || close(chromaticities, SRGB_COLOURS);
        if (srgb >= 0 || usualGamma && usualColours) {
            return Optional.empty();
        }
        List<Long> colours = chromaticities.isEmpty() ? SRGB_COLOURS : chromaticities;
        double[] points = colours.stream().mapToDouble(value -> value / 1e5).toArray();
        IccCurve curve = gamma == 0 ? IccCurve.SRGB : IccCurve.power(1e5 / gamma);
        return IccBuilder.profile(channels, curve, points);
    }

    private static boolean close(List<Long> some, List<Long> others) {
        for (int i = 0; i < others.size(); i++) {
            if (Math.abs(some.get(i) - others.get(i)) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}

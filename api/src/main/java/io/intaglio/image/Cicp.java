package io.intaglio.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Profiles for the code points of video (ITU-T H.273) that a PNG's {@code cICP} names. */
final class Cicp {

    private static final double[] WHITE = {0.3127, 0.329};

    private static final Map<Integer, double[]> PRIMARIES = Map.of(
            1, new double[] {0.64, 0.33, 0.3, 0.6, 0.15, 0.06}, // BT.709, sRGB
            5, new double[] {0.64, 0.33, 0.29, 0.6, 0.15, 0.06}, // BT.601 of 625 lines
            6, new double[] {0.63, 0.34, 0.31, 0.595, 0.155, 0.07}, // BT.601 of 525 lines
            9, new double[] {0.708, 0.292, 0.17, 0.797, 0.131, 0.046}, // BT.2020
            12, new double[] {0.68, 0.32, 0.265, 0.69, 0.15, 0.06}); // Display P3

    private static final Map<Integer, IccCurve> CURVES = Map.of(
            1, IccCurve.BT709,
            4, IccCurve.power(2.2),
            5, IccCurve.power(2.8),
            6, IccCurve.BT709,
            8, IccCurve.power(1),
            13, IccCurve.SRGB,
            14, IccCurve.BT709,
            15, IccCurve.BT709);

    private Cicp() {}

    /**
     * Returns a profile; nothing for sRGB, and for code points without one: high dynamic range has no white to refer
     * to.
     */
    static Optional<byte[]> profile(List<Integer> codes, int channels) {
        double[] primaries = PRIMARIES.get(codes.get(0));
        IccCurve curve = CURVES.get(codes.get(1));
        boolean usual = codes.get(1) == 13 && (channels == 1 || codes.get(0) == 1);
        if (primaries == null || curve == null || usual) {
            return Optional.empty();
        }
        double[] points = new double[8];
        System.arraycopy(WHITE, 0, points, 0, 2);
        System.arraycopy(primaries, 0, points, 2, 6);
        return IccBuilder.profile(channels, curve, points);
    }
}

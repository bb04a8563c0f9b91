package io.intaglio.tasks.generate;

/** Computes codes between two codes. */
final class CodePath {

    /**
     * Smallest sine of the angle between two codes. Below it they have the same direction or opposite directions, and
     * the circle is not defined.
     */
    private static final double PARALLEL = 1e-4;

    private CodePath() {}

    /** Returns a point on the straight line. */
    static float[] linear(float[] from, float[] to, double share) {
        float[] code = new float[from.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = (float) ((1 - share) * from[i] + share * to[i]);
        }
        return code;
    }

    /**
     * Returns a point on the great circle through both directions. Its length changes linearly from that of the first
     * code to that of the second one (White 2016). On a straight line between codes of a normal distribution, lengths
     * would be shorter than those of all training codes.
     */
    static float[] spherical(float[] from, float[] to, double share) {
        double a = length(from);
        double b = length(to);
        double dot = 0;
        for (int i = 0; i < from.length; i++) {
            dot += (double) from[i] * to[i];
        }
        double angle = Math.acos(Math.max(-1, Math.min(1, dot / Math.max(1e-12, a * b))));
        double sine = Math.sin(angle);
        if (a < 1e-6 || b < 1e-6 || sine < PARALLEL) {
            return linear(from, to, share);
        }
        double length = (1 - share) * a + share * b;
        double left = Math.sin((1 - share) * angle) / sine / a * length;
        double right = Math.sin(share * angle) / sine / b * length;
        float[] code = new float[from.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = (float) (left * from[i] + right * to[i]);
        }
        return code;
    }

    private static double length(float[] code) {
        double squares = 0;
        for (float number : code) {
            squares += (double) number * number;
        }
        return Math.sqrt(squares);
    }
}

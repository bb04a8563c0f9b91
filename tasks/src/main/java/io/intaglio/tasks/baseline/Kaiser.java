package io.intaglio.tasks.baseline;

/** The two-dimensional Kaiser window, which gives the centre of a patch more weight than its border. */
final class Kaiser {

    private Kaiser() {}

    static float[] window(int side, double beta) {
        double[] line = new double[side];
        for (int i = 0; i < side; i++) {
            double position = 2.0 * i / (side - 1) - 1;
            line[i] = bessel(beta * Math.sqrt(1 - position * position)) / bessel(beta);
        }
        float[] window = new float[side * side];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) (line[i / side] * line[i % side]);
        }
        return window;
    }

    /** Returns the modified Bessel function of the first kind and order 0, computed from its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; k < 30; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}

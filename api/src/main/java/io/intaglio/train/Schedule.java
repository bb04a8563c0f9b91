package io.intaglio.train;

/**
 * The learning rate as a function of the step. All but {@link #ONE_CYCLE} begin with a linear warm-up.
 *
 * @since 0.1
 */
public enum Schedule {
    /** A constant learning rate. */
    CONSTANT,
    /** A decrease to a hundredth along half a cosine (Loshchilov &amp; Hutter 2017). */
    COSINE,
    /** A tenth of the rate after half of the steps, and a hundredth after three quarters (He et al. 2016). */
    STEP,
    /**
     * An increase from 1/25 of the rate along half a cosine over the first three tenths of the steps, then a decrease
     * to a ten-thousandth of that first rate along another (Smith &amp; Topin 2019). This includes a warm-up, so {@code
     * warm-up} has no effect.
     */
    ONE_CYCLE,
    /**
     * A constant rate that is halved each time that the figure on held-out data has not improved for a number of
     * validations ({@code plateau}).
     */
    PLATEAU;

    private static final double FLOOR = 0.01;
    private static final double CYCLE_PEAK = 0.3;
    private static final double CYCLE_START = 1.0 / 25;
    private static final double CYCLE_END = CYCLE_START * 1e-4;

    /**
     * Returns the factor of the learning rate at a step, without the reduction by {@link #PLATEAU}.
     *
     * @param step from 0
     * @param total number of all steps, or 0 if a time budget is not yet converted to steps
     * @param warmUp number of steps at the beginning in which the rate grows linearly
     * @return in (0, 1]
     */
    public double factor(long step, long total, long warmUp) {
        if (this == ONE_CYCLE) {
            return cycle(step, total);
        }
        if (step < warmUp) {
            return (step + 1.0) / (warmUp + 1.0);
        }
        if (total <= warmUp) {
            return 1;
        }
        return switch (this) {
            case COSINE -> between(1, FLOOR, (step - warmUp) / (double) (total - warmUp));
            case STEP -> 2 * step < total ? 1 : 4 * step < 3 * total ? 0.1 : 0.01;
            default -> 1;
        };
    }

    private static double cycle(long step, long total) {
        double done = total == 0 ? 0 : Math.min(1, step / (double) total);
        return done < CYCLE_PEAK
                ? between(CYCLE_START, 1, done / CYCLE_PEAK)
                : between(1, CYCLE_END, (done - CYCLE_PEAK) / (1 - CYCLE_PEAK));
    }

    /** Interpolates along half a cosine. */
    private static double between(double from, double to, double done) {
        return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    }
}

package io.intaglio.train;

/**
 * The learning rate as a function of the step. All but {@link #ONE_CYCLE} begin with a linear warm-up.
 *
 * @since 0.1
 */
public enum Schedule {
    /** As it is. */
    CONSTANT,
    /** Down to a hundredth along half a cosine (Loshchilov &amp; Hutter 2017). */
    COSINE,
    /** A tenth from the middle on, a hundredth from three quarters on (He et al. 2016). */
    STEP,
    /**
     * Up from a 25th along half a cosine over the first three tenths, then down to a ten-thousandth of that along
     * another (Smith &amp; Topin 2019); a warm-up is part of it, so {@code warm-up} counts for nothing.
     */
    ONE_CYCLE,
    /** As it is, and half as high each time that held-out data has not done better for some looks ({@code plateau}). */
    PLATEAU;

    private static final double FLOOR = 0.01;
    private static final double CYCLE_PEAK = 0.3;
    private static final double CYCLE_START = 1.0 / 25;
    private static final double CYCLE_END = CYCLE_START * 1e-4;

    /**
     * The factor of the learning rate at a step, without what a plateau takes from it.
     *
     * @param step from 0
     * @param total steps in all, or 0 while a budget of time is measured out
     * @param warmUp steps of linear growth at the beginning
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

    /** Along half a cosine. */
    private static double between(double from, double to, double done) {
        return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    }
}

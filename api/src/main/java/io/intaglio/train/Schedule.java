package io.intaglio.train;

/** How the learning rate goes with the steps, after the warm-up, which is linear. */
public enum Schedule {
    /** As it is. */
    CONSTANT,
    /** Down to a hundredth along half a cosine (Loshchilov &amp; Hutter 2017). */
    COSINE;

    private static final double FLOOR = 0.01;

    /**
     * The factor of the learning rate at a step.
     *
     * @param step from 0
     * @param total steps in all
     * @param warmUp steps of linear growth at the beginning
     * @return in (0, 1]
     */
    public double factor(long step, long total, long warmUp) {
        if (step < warmUp) {
            return (step + 1.0) / (warmUp + 1.0);
        }
        if (this == CONSTANT || total <= warmUp) {
            return 1;
        }
        double done = Math.min(1, (step - warmUp) / (double) (total - warmUp));
        return FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * done));
    }
}

package io.intaglio.djl.train;

import io.intaglio.train.Optimizer;
import io.intaglio.train.TrainingConfig;

/**
 * What to try when a training goes badly, of what it does not do already.
 *
 * @param config of the training
 */
record Remedies(TrainingConfig config) {

    private static final double CLIP = 1;
    /** That of the presets. */
    private static final int FAN_IN = 432;

    /** For a loss that grew. */
    String grown() {
        return "try a third of it" + (clips() ? "" : ", or the setting clip=1");
    }

    /**
     * For numbers that are not finite.
     *
     * @param rate of learning at that moment
     */
    String diverged(double rate) {
        return "a smaller learning rate (now " + rate + ")" + (clips() ? "" : " or the setting clip=1") + " may help";
    }

    /** For units that are zero for good. */
    String deadUnits() {
        String slower = ", by which wide layers alone learn more slowly";
        if (config.optimizer() != Optimizer.ADAM) {
            return "A smaller learning rate helps.";
        }
        return config.fanIn() > 0 && config.fanIn() <= FAN_IN
                ? "A smaller learning rate helps, or a smaller fan-in than " + config.fanIn() + slower + "."
                : "A smaller learning rate helps, or the setting fan-in=" + FAN_IN + slower + ".";
    }

    private boolean clips() {
        return config.clip() > 0 && config.clip() <= CLIP;
    }
}

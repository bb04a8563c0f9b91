package io.intaglio.train;

import io.intaglio.config.InvalidInputException;

/**
 * How to train. Exactly one of {@code epochs}, {@code steps} and {@code minutes} is the budget, the others are 0.
 *
 * @param epochs passes over the data
 * @param steps optimizer steps
 * @param minutes of wall-clock time; the speed of the first steps turns them into a number of steps, which then stands
 * @param batch examples a step
 * @param crop side of the squares cut from images at random places, in pixels; 0 for whole images
 * @param learningRate Adam's, at its highest
 * @param beta1 decay of Adam's first moment
 * @param beta2 decay of Adam's second moment
 * @param weightDecay decoupled (AdamW, Loshchilov &amp; Hutter 2019), biases excepted; 0 is plain Adam
 * @param schedule of the learning rate
 * @param warmUp steps of linear growth of the learning rate
 * @param clip largest global norm of the gradient; 0 for none
 * @param ema decay of the moving average of the weights that the plate gets; 0 for none
 * @param augment of the images
 * @param heldOut share of the data kept back for validation where none is given; 0 for none
 * @param workers background threads that prepare batches
 * @param seed of everything drawn
 */
public record TrainingConfig(
        int epochs,
        long steps,
        double minutes,
        int batch,
        int crop,
        double learningRate,
        double beta1,
        double beta2,
        double weightDecay,
        Schedule schedule,
        int warmUp,
        double clip,
        double ema,
        Augment augment,
        double heldOut,
        int workers,
        long seed) {

    /** Adam 1e-3 along a cosine, batches of 64, ten epochs. */
    public TrainingConfig() {
        this(10, 0, 0, 64, 0, 1e-3, 0.9, 0.99, 0, Schedule.COSINE, 100, 0, 0.999, Augment.NONE, 0.02, 1, 0);
    }

    public TrainingConfig {
        int budgets = (epochs > 0 ? 1 : 0) + (steps > 0 ? 1 : 0) + (minutes > 0 ? 1 : 0);
        check(
                budgets == 1 && epochs >= 0 && steps >= 0 && minutes >= 0 && Double.isFinite(minutes),
                "give exactly one of epochs, steps and minutes as a budget larger than 0, not epochs " + epochs
                        + ", steps " + steps + ", minutes " + minutes);
        check(batch >= 1, "batch is at least 1, not " + batch);
        check(crop >= 0, "crop is at least 1, or 0 for whole images, not " + crop);
        check(learningRate > 0 && Double.isFinite(learningRate), "learning-rate is larger than 0, not " + learningRate);
        check(beta1 >= 0 && beta1 < 1, "beta1 lies in [0, 1), not at " + beta1);
        check(beta2 >= 0 && beta2 < 1, "beta2 lies in [0, 1), not at " + beta2);
        check(weightDecay >= 0 && Double.isFinite(weightDecay), "weight-decay is at least 0, not " + weightDecay);
        check(warmUp >= 0, "warm-up is at least 0 steps, not " + warmUp);
        check(clip >= 0 && Double.isFinite(clip), "clip is a norm, or 0 for none, not " + clip);
        check(ema >= 0 && ema < 1, "ema lies in [0, 1), not at " + ema);
        check(heldOut >= 0 && heldOut < 1, "held-out is a share in [0, 1), not " + heldOut);
        check(workers >= 1 && workers <= 64, "workers are 1 to 64, not " + workers);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidInputException(rule);
        }
    }
}

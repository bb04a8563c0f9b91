package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;

/**
 * How to train. Exactly one of {@code epochs}, {@code steps} and {@code minutes} is the budget, the others are 0.
 *
 * @param epochs passes over the data
 * @param steps optimizer steps
 * @param minutes of wall-clock time; the speed of the first steps turns them into a number of steps, which then stands
 * @param batch examples a step
 * @param accumulate parts that each batch is computed in, one after the other, their gradients added up: less memory for nearly
 *     the same step (a norm over the batch, and a calibrated error, see a part at a time)
 * @param crop side of the squares cut from images at random places, in pixels; 0 for whole images
 * @param optimizer what turns gradients into changes of the weights
 * @param learningRate the optimizer's, at its highest
 * @param fanIn of the weights that are Adam's: a unit that sums over more inputs than that learns more slowly, in inverse proportion (Yang et al. 2021, µP), for all its
 *     weights change at a time; and every bias at a tenth of the rate. 0 lets all learn at one rate
 * @param beta1 decay of Adam's first moment
 * @param beta2 decay of Adam's second moment
 * @param weightDecay decoupled (AdamW, Loshchilov &amp; Hutter 2019), biases excepted; 0 is none
 * @param schedule of the learning rate
 * @param warmUp steps of linear growth of the learning rate
 * @param plateau looks at held-out data without a better figure after which the schedule {@code plateau} halves the learning rate
 * @param clip largest global norm of the gradient; 0 for none
 * @param ema decay of the moving average of the weights that the plate gets; 0 for none
 * @param augment flips and rotations of the images
 * @param zoom by how much images are enlarged at random
 * @param brightness the most by which images become lighter or darker at random, in [0, 1]
 * @param contrast the largest share by which their contrast grows or shrinks at random, in [0, 1]
 * @param heldOut share of the data kept back for validation where none is given; 0 for none
 * @param looks how often held-out data is looked at, evenly over the steps
 * @param patience looks without a better figure after which the training ends; the plate then gets the best weights, as it does when
 *     the budget ends first. 0 trains on to the end and keeps the last
 * @param mixedPrecision the arithmetic of the network's passes while training
 * @param workers background threads that prepare batches
 * @param seed of everything drawn
 */
public record TrainingConfig(
        int epochs,
        long steps,
        double minutes,
        int batch,
        int accumulate,
        int crop,
        Optimizer optimizer,
        double learningRate,
        int fanIn,
        double beta1,
        double beta2,
        double weightDecay,
        Schedule schedule,
        int warmUp,
        int plateau,
        double clip,
        double ema,
        Augment augment,
        Range zoom,
        double brightness,
        double contrast,
        double heldOut,
        int looks,
        int patience,
        MixedPrecision mixedPrecision,
        int workers,
        long seed) {

    /** Adam 1e-3 along a cosine, batches of 64, ten epochs. */
    public TrainingConfig() {
        this(
                10,
                0,
                0,
                64,
                1,
                0,
                Optimizer.ADAM,
                1e-3,
                0,
                0.9,
                0.99,
                0,
                Schedule.COSINE,
                100,
                3,
                0,
                0.999,
                Augment.NONE,
                Range.of(1),
                0,
                0,
                0.02,
                10,
                0,
                MixedPrecision.NONE,
                1,
                0);
    }

    public TrainingConfig {
        int budgets = (epochs > 0 ? 1 : 0) + (steps > 0 ? 1 : 0) + (minutes > 0 ? 1 : 0);
        check(
                budgets == 1 && epochs >= 0 && steps >= 0 && minutes >= 0 && Double.isFinite(minutes),
                "give exactly one of epochs, steps and minutes as a budget larger than 0, not epochs " + epochs
                        + ", steps " + steps + ", minutes " + minutes);
        check(batch >= 1, "batch is at least 1, not " + batch);
        check(
                accumulate >= 1 && accumulate <= batch,
                "accumulate is 1 to batch (" + batch + ") parts, not " + accumulate);
        check(crop >= 0, "crop is at least 1, or 0 for whole images, not " + crop);
        check(learningRate > 0 && Double.isFinite(learningRate), "learning-rate is larger than 0, not " + learningRate);
        check(fanIn >= 0, "fan-in is a number of inputs, or 0 for one rate for all, not " + fanIn);
        check(beta1 >= 0 && beta1 < 1, "beta1 lies in [0, 1), not at " + beta1);
        check(beta2 >= 0 && beta2 < 1, "beta2 lies in [0, 1), not at " + beta2);
        check(weightDecay >= 0 && Double.isFinite(weightDecay), "weight-decay is at least 0, not " + weightDecay);
        check(warmUp >= 0, "warm-up is at least 0 steps, not " + warmUp);
        check(plateau >= 1, "plateau is at least 1 look, not " + plateau);
        check(clip >= 0 && Double.isFinite(clip), "clip is a norm, or 0 for none, not " + clip);
        check(ema >= 0 && ema < 1, "ema lies in [0, 1), not at " + ema);
        new Augmentation(augment, zoom, brightness, contrast); // checks
        check(heldOut >= 0 && heldOut < 1, "held-out is a share in [0, 1), not " + heldOut);
        check(looks >= 1 && looks <= 10_000, "looks are 1 to 10,000, not " + looks);
        check(patience >= 0, "patience is a number of looks, or 0 for none, not " + patience);
        check(workers >= 1 && workers <= 64, "workers are 1 to 64, not " + workers);
    }

    /** What is done at random to the images. */
    public Augmentation augmentation() {
        return new Augmentation(augment, zoom, brightness, contrast);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidInputException(rule);
        }
    }
}

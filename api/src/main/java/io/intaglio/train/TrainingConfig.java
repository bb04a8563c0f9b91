package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ValueRange;

/**
 * The configuration of a training. Exactly one of {@code epochs}, {@code steps} and {@code minutes} is the budget, the
 * others are 0.
 *
 * @param epochs passes over the data
 * @param steps optimizer steps
 * @param minutes of wall-clock time; the speed of the first steps turns them into a number of steps, which then stands
 * @param batch number of examples per step (batch size)
 * @param accumulate parts that each batch is computed in, one after the other, their gradients added up: less memory
 *     for nearly the same step (a norm over the batch, and a calibrated error, see a part at a time)
 * @param crop side of the squares cut from images at random places, in pixels; 0 for whole images
 * @param optimizer what turns gradients into changes of the weights
 * @param learningRate the optimizer's, at its highest
 * @param fanIn of the weights that are Adam's: a unit that sums over more inputs than that learns more slowly, in
 *     inverse proportion (Yang et al. 2021, µP), for all its weights change at a time; and every bias at a tenth of the
 *     rate. 0 lets all learn at one rate
 * @param beta1 decay of Adam's first moment
 * @param beta2 decay of Adam's second moment
 * @param weightDecay decoupled (AdamW, Loshchilov &amp; Hutter 2019), biases excepted; 0 is none
 * @param schedule of the learning rate
 * @param warmUp steps of linear growth of the learning rate
 * @param plateau looks at held-out data without a better figure after which the schedule {@code plateau} halves the
 *     learning rate
 * @param clip largest global norm of the gradient; 0 for none
 * @param ema decay of the moving average of the weights that the plate gets; 0 for none
 * @param augment flips and rotations of the images
 * @param zoom by how much images are enlarged at random
 * @param brightness the most by which images become lighter or darker at random, in [0, 1]
 * @param contrast the largest share by which their contrast grows or shrinks at random, in [0, 1]
 * @param heldOut share of the data kept back for validation where none is given; 0 for none
 * @param looks how often held-out data is looked at, evenly over the steps
 * @param patience looks without a better figure after which the training ends; the plate then gets the best weights, as
 *     it does when the budget ends first. 0 trains on to the end and keeps the last
 * @param range which numbers in the files are black and white: {@code auto}, {@code full}, or two numbers as in
 *     {@code 0..4095}; see {@link ValueRange}
 * @param mixedPrecision the arithmetic of the network's passes while training
 * @param workers background threads that prepare batches
 * @param seed of everything drawn
 * @since 0.1
 */
public record TrainingConfig(
        @Setting(value = "number of passes over the data, each rounded up to whole batches", range = "at least 0")
        int epochs,

        @Setting(value = "number of optimizer steps", range = "at least 0")
        long steps,

        @Setting(
                value = "length of the training in minutes; the speed of the first steps converts it into a number of "
                        + "steps, which then does not change",
                range = "at least 0")
        double minutes,

        @Setting(value = "number of images per step (batch size)", range = "at least 1")
        int batch,

        @Setting(
                value = "number of parts into which each batch is divided (gradient accumulation): less memory for "
                        + "nearly the same step",
                range = "1 to 64")
        int accumulate,

        @Setting(value = "side length of the random square crops, in pixels; 0 for whole images", range = "at least 0")
        int crop,

        @Setting("optimizer: adam, or muon, which needs fewer steps for the same quality")
        Optimizer optimizer,

        @Setting(value = "highest learning rate", range = "above 0")
        double learningRate,

        @Setting(
                value = "for weights that Adam trains: layers with more inputs per unit than this get a proportionally "
                        + "smaller learning rate, and biases a tenth of the rate; 0 gives all weights the same rate",
                range = "at least 0")
        int fanIn,

        @Setting(value = "decay of Adam's first moment", range = "at least 0, below 1")
        double beta1,

        @Setting(value = "decay of Adam's second moment", range = "at least 0, below 1")
        double beta2,

        @Setting(value = "decoupled weight decay (AdamW), except for biases", range = "at least 0")
        double weightDecay,

        @Setting("schedule of the learning rate after the warm-up: cosine (down to a hundredth), constant, step (a "
                + "tenth from the middle on, a hundredth from three quarters on), one-cycle or plateau")
        Schedule schedule,

        @Setting(
                value = "number of steps over which the learning rate grows linearly at the start",
                range = "at least 0")
        int warmUp,

        @Setting(
                value = "number of validations without a better figure after which the schedule plateau halves the "
                        + "learning rate",
                range = "at least 1")
        int plateau,

        @Setting(
                value = "largest global norm of the gradient (gradient clipping); 0 for no limit",
                range = "at least 0")
        double clip,

        @Setting(
                value = "decay of the moving average of the weights, which the plate contains; 0 for no average",
                range = "at least 0, below 1")
        double ema,

        @Setting("augmentation of the images: none, flip (left and right), dihedral (the eight flips and rotations of "
                + "a square)")
        Augment augment,

        @Setting(
                value = "factor by which each image is enlarged at random, as in 0.7..1.4; beyond its border the image "
                        + "is mirrored",
                range = "0.1 to 10")
        Range zoom,

        @Setting(
                value = "largest random change of brightness, on the scale from 0 to 1; results are clipped to [0, 1]",
                range = "0 to 1")
        double brightness,

        @Setting(value = "largest random relative change of contrast", range = "0 to 1")
        double contrast,

        @Setting(
                value = "share of the data that is held out for validation if no validation data are given",
                range = "at least 0, below 1")
        double heldOut,

        @Setting(value = "number of validations on held-out data, evenly spread over the steps", range = "1 to 10000")
        int looks,

        @Setting(
                value = "early stopping: number of validations without a better figure after which the training ends; "
                        + "the plate then gets the best weights; 0 trains to the end and keeps the last weights",
                range = "at least 0")
        int patience,

        @Setting("numbers in the files that the network sees as black and white: auto scales pictures of more than 8 "
                + "bits that use at most a quarter of their depth by their own range, full does not scale, 0..4095 is "
                + "one range for all pictures; runs of the plate do the same")
        String range,

        @Setting("arithmetic of the training: none, or bfloat16 for the forward and backward passes on a CPU; weights "
                + "and optimizer stay in single precision")
        MixedPrecision mixedPrecision,

        @Setting(value = "number of background threads that prepare batches", range = "1 to 64")
        int workers,

        @Setting("seed of all random numbers") long seed) {

    /** Creates the defaults: Adam at 1e-3 with a cosine schedule, batches of 64, ten epochs. */
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
                "auto",
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
        check(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1), not " + beta1);
        check(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1), not " + beta2);
        check(weightDecay >= 0 && Double.isFinite(weightDecay), "weight-decay is at least 0, not " + weightDecay);
        check(warmUp >= 0, "warm-up is at least 0 steps, not " + warmUp);
        check(plateau >= 1, "plateau is at least 1 look, not " + plateau);
        check(clip >= 0 && Double.isFinite(clip), "clip is a norm, or 0 for none, not " + clip);
        check(ema >= 0 && ema < 1, "ema must be in [0, 1), not " + ema);
        new Augmentation(augment, zoom, brightness, contrast); // checks
        check(heldOut >= 0 && heldOut < 1, "held-out is a share in [0, 1), not " + heldOut);
        check(looks >= 1 && looks <= 10_000, "looks are 1 to 10,000, not " + looks);
        check(patience >= 0, "patience is a number of looks, or 0 for none, not " + patience);
        ValueRange.parse(range); // checks
        check(workers >= 1 && workers <= 64, "workers are 1 to 64, not " + workers);
    }

    /** Returns the random changes of the images. */
    public Augmentation augmentation() {
        return new Augmentation(augment, zoom, brightness, contrast);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidInputException(rule);
        }
    }
}

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
 * @param batch examples a step
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
        @Setting(value = "passes over the data, each rounded up to whole batches", range = "at least 0")
        int epochs,

        @Setting(value = "optimizer steps", range = "at least 0")
        long steps,

        @Setting(
                value = "minutes; the speed of the first steps turns them into a number of steps, which then "
                        + "stands",
                range = "at least 0")
        double minutes,

        @Setting(value = "images a step", range = "at least 1")
        int batch,

        @Setting(
                value = "parts that each batch is computed in, one after the other, their gradients added up: "
                        + "less memory for nearly the same step",
                range = "1 to 64")
        int accumulate,

        @Setting(
                value = "side of the squares cut from images at random places, in pixels; 0 for whole images",
                range = "at least 0")
        int crop,

        @Setting("what turns gradients into changes: adam, or muon, which takes fewer steps to the same " + "figure")
        Optimizer optimizer,

        @Setting(value = "learning rate at its highest", range = "above 0")
        double learningRate,

        @Setting(
                value = "of the weights that are Adam's: layers with more inputs a unit than that get a "
                        + "proportionally smaller learning rate, and biases a tenth of it; 0 lets all learn at one "
                        + "rate",
                range = "at least 0")
        int fanIn,

        @Setting(value = "decay of Adam's first moment", range = "at least 0, below 1")
        double beta1,

        @Setting(value = "decay of Adam's second moment", range = "at least 0, below 1")
        double beta2,

        @Setting(value = "decoupled weight decay (AdamW), biases excepted", range = "at least 0")
        double weightDecay,

        @Setting("of the learning rate after the warm-up: cosine down to a hundredth, constant, step (a "
                + "tenth from the middle on, a hundredth from three quarters on), one-cycle, plateau")
        Schedule schedule,

        @Setting(value = "steps of linear growth of the learning rate", range = "at least 0")
        int warmUp,

        @Setting(
                value = "looks at held-out data without a better figure after which the schedule plateau halves "
                        + "the rate",
                range = "at least 1")
        int plateau,

        @Setting(value = "largest global norm of the gradient; 0 for no limit", range = "at least 0")
        double clip,

        @Setting(
                value = "decay of the moving average of the weights that the plate gets; 0 for none",
                range = "at least 0, below 1")
        double ema,

        @Setting("of the images: none, flip (left and right), dihedral (the eight flips and rotations of "
                + "the square)")
        Augment augment,

        @Setting(
                value = "by how much each image is enlarged, as in 0.7..1.4: the crop is taken from an area of "
                        + "its side divided by the zoom and resized; where the image ends it is mirrored",
                range = "0.1 to 10")
        Range zoom,

        @Setting(
                value = "the most that is added to or taken from an image; what leaves [0, 1] is cut",
                range = "0 to 1")
        double brightness,

        @Setting(value = "the largest share by which an image's contrast grows or shrinks", range = "0 to 1")
        double contrast,

        @Setting(
                value = "share of the data kept back to judge by where no data to judge by is given",
                range = "at least 0, below 1")
        double heldOut,

        @Setting(value = "how often held-out data is looked at, evenly over the steps", range = "1 to 10000")
        int looks,

        @Setting(
                value = "looks without a better figure after which the training ends; the plate then gets the "
                        + "weights of the best look. 0 trains to the end and keeps the last",
                range = "at least 0")
        int patience,

        @Setting("which numbers in the files the network sees as black and white: auto scales pictures of more "
                + "than 8 bits that use at most a quarter of their depth by their own range, full takes them as "
                + "they are, 0..4095 is one range for all; runs of the plate do the same")
        String range,

        @Setting("the arithmetic of training: none, or bfloat16 for the network's passes on a CPU, while "
                + "weights and optimizer stay in single precision")
        MixedPrecision mixedPrecision,

        @Setting(value = "background threads that prepare batches", range = "1 to 64")
        int workers,

        @Setting("seed of everything that is drawn at random")
        long seed) {

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

package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.image.ValueRange;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration of a training. Exactly one of {@code epochs}, {@code steps} and {@code minutes} is the budget; the
 * others are 0. The constructor throws an {@link InvalidInputException} for values outside the ranges below.
 *
 * @param epochs number of passes over the data
 * @param steps number of optimizer steps
 * @param minutes wall-clock time in minutes; the speed of the first steps converts it to a number of steps, which then
 *     does not change
 * @param batch number of examples per step (batch size)
 * @param accumulate number of parts into which each batch is divided, 1 to {@code batch}. The parts are computed one
 *     after another and their gradients are added. This needs less memory for nearly the same step (batch normalization
 *     and a calibrated error use one part at a time)
 * @param crop side length of the random square crops, in pixels; 0 for whole images
 * @param optimizer method that computes changes of the weights from their gradients
 * @param learningRate highest learning rate, above 0
 * @param fanIn for weights that Adam trains: a unit with more inputs than this gets a proportionally smaller learning
 *     rate (Yang et al. 2021, µP), because all its weights change at the same time. Biases get a tenth of the rate. 0
 *     gives all weights the same rate
 * @param beta1 decay of Adam's first moment, in [0, 1)
 * @param beta2 decay of Adam's second moment, in [0, 1)
 * @param weightDecay decoupled weight decay of all weights except biases (AdamW, Loshchilov &amp; Hutter 2019); 0 for
 *     none
 * @param schedule schedule of the learning rate
 * @param warmUp number of steps over which the learning rate grows linearly at the start
 * @param plateau number of validations without a better figure after which the schedule {@code plateau} halves the
 *     learning rate, at least 1
 * @param clip largest global norm of the gradient; 0 for no limit
 * @param ema decay of the moving average of the weights, which the plate contains, in [0, 1); 0 for no average
 * @param augment random flips and rotations of the images
 * @param zoom range of the random factor by which images are enlarged, within 0.1 to 10
 * @param brightness largest random change of brightness, in [0, 1]
 * @param contrast largest random relative change of contrast, in [0, 1]
 * @param heldOut share of the data that is held out for validation if no validation data are given, in [0, 1); 0 for
 *     none
 * @param looks number of validations on held-out data, evenly spread over the steps, 1 to 10,000
 * @param patience number of validations without a better figure after which the training ends. The plate then gets the
 *     best weights, also if the budget ends first. 0 trains to the end and keeps the last weights
 * @param range numbers in the files that the network sees as black and white: {@code auto}, {@code full}, or two
 *     numbers as in {@code 0..4095}; see {@link ValueRange}
 * @param mixedPrecision arithmetic of the network's passes in training
 * @param workers number of background threads that prepare batches, 1 to 64
 * @param seed seed of all random numbers
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

    /**
     * Creates the default configuration: Adam with a learning rate of 1e-3 and a cosine schedule, batches of 64 images,
     * ten epochs.
     */
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
        check(plateau >= 1, "plateau is at least 1 validation, not " + plateau);
        check(clip >= 0 && Double.isFinite(clip), "clip is a norm, or 0 for none, not " + clip);
        check(ema >= 0 && ema < 1, "ema must be in [0, 1), not " + ema);
        new Augmentation(augment, zoom, brightness, contrast); // checks
        check(heldOut >= 0 && heldOut < 1, "held-out is a share in [0, 1), not " + heldOut);
        check(looks >= 1 && looks <= 10_000, "looks are 1 to 10,000, not " + looks);
        check(patience >= 0, "patience is a number of validations, or 0 for none, not " + patience);
        ValueRange.parse(range); // checks
        check(workers >= 1 && workers <= 64, "workers are 1 to 64, not " + workers);
    }

    /** Returns the random changes of the images. */
    public Augmentation augmentation() {
        return new Augmentation(augment, zoom, brightness, contrast);
    }

    /** Returns the names of the settings that have no effect together with the values of the others. */
    public Set<String> unused() {
        Set<String> unused = new TreeSet<>();
        if (schedule == Schedule.ONE_CYCLE) {
            unused.add("warm-up");
        }
        if (schedule != Schedule.PLATEAU) {
            unused.add("plateau");
        }
        return unused;
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidInputException(rule);
        }
    }
}

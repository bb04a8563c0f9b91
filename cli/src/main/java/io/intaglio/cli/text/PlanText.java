package io.intaglio.cli.text;

import io.intaglio.config.RecordReflection;
import io.intaglio.image.ImageSpec;
import io.intaglio.train.Optimizer;
import io.intaglio.train.Schedule;
import io.intaglio.train.TrainingConfig;
import java.util.Locale;

/**
 * Describes a planned training in words.
 *
 * @since 0.1
 */
public final class PlanText {

    private PlanText() {}

    /** Returns, for example, {@code gray, any size} or {@code colour, 32x32}. */
    public static String images(ImageSpec spec) {
        String channels =
                spec.channels() == 1 ? "gray" : spec.channels() == 3 ? "colour" : spec.channels() + " channels";
        String size = spec.width() == ImageSpec.ANY && spec.height() == ImageSpec.ANY
                ? "any size"
                : extent(spec.width()) + "x" + extent(spec.height());
        return channels + ", " + size;
    }

    private static String extent(int value) {
        return value == ImageSpec.ANY ? "any" : Integer.toString(value);
    }

    /** Returns, for example, {@code 2400 steps of 16 images, cropped to 96}. */
    public static String budget(TrainingConfig config) {
        String unit = length(config);
        String batch = Numbers.count(config.batch(), "image");
        String parts = config.accumulate() > 1 ? " in " + config.accumulate() + " parts" : "";
        return unit + " of " + batch + parts + (config.crop() > 0 ? ", cropped to " + config.crop() : "");
    }

    private static String length(TrainingConfig config) {
        return config.steps() > 0
                ? Numbers.count(config.steps(), "step")
                : config.epochs() > 0
                        ? Numbers.count(config.epochs(), "epoch")
                        : number(config.minutes()) + (config.minutes() == 1 ? " minute" : " minutes");
    }

    /** Returns the option for a budget twice as large, for example {@code --steps 4800}. */
    public static String twice(TrainingConfig config) {
        return config.steps() > 0
                ? "--steps " + 2 * config.steps()
                : config.epochs() > 0 ? "--epochs " + 2 * config.epochs() : "--minutes " + number(2 * config.minutes());
    }

    /** Returns, for example, {@code 0.001, cosine after a warm-up of 100 steps} or {@code 0.001 (Muon), ...}. */
    public static String schedule(TrainingConfig config) {
        String name = RecordReflection.kebab(config.schedule());
        String plateau = config.schedule() == Schedule.PLATEAU
                ? " (halved after " + Numbers.count(config.plateau(), "validation") + " without a better figure)"
                : "";
        boolean warm = config.warmUp() > 0 && config.schedule() != Schedule.ONE_CYCLE;
        String muon = config.optimizer() == Optimizer.MUON ? " (Muon)" : "";
        return number(config.learningRate()) + muon + ", " + name + plateau
                + (warm ? " after a warm-up of " + Numbers.count(config.warmUp(), "step") : "");
    }

    /** Returns when the training ends before its budget, or nothing. */
    public static String stopping(TrainingConfig config) {
        return config.patience() == 0
                ? ""
                : "ends early after " + Numbers.count(config.patience(), "validation") + " without a better figure";
    }

    private static String number(double value) {
        return value == Math.rint(value) && value < 1e6
                ? String.format(Locale.ROOT, "%.0f", value)
                : Float.toString((float) value);
    }
}

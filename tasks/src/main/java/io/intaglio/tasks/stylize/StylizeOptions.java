package io.intaglio.tasks.stylize;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import java.util.List;

/**
 * The options of a run.
 *
 * @param strength from 0 (the unchanged picture) to 1 (the picture in the style)
 * @param styleWeights one weight for each style; empty if all have the same weight
 * @param scale size of the strokes, 0.1 to 10; at 1 the longer side of a style is as long as that of the picture
 * @param keepColour whether the picture keeps its colours
 * @param method how the style is transferred
 * @param structure how strongly the edges of the picture are kept, 0 to 100
 * @param steps number of steps of each level
 */
public record StylizeOptions(
        @Setting(value = "strength of the style: 0 keeps the picture, 1 gives the full style", range = "0 to 1")
        double strength,

        @Setting(value = "weights of the styles, in their order; empty for equal weights", range = "at least 0 each")
        List<Double> styleWeights,

        @Setting(
                value = "size of the strokes; at 1, the longer sides of the style and of the picture are " + "equal",
                range = "0.1 to 10")
        double scale,

        @Setting("whether the picture keeps its colours, so that only the strokes of the style are " + "transferred")
        boolean keepColour,

        @Setting("method of style transfer: patches, by the distribution of the style's patches, step "
                + "by step and without a network; statistics, by mean and standard deviation of the "
                + "network's code; whitening, by mean and covariance of the code; neighbours, by mean "
                + "and covariance of 3x3 neighbourhoods of the code; colours, only the colours; auto, "
                + "the method that suits the plate")
        Method method,

        @Setting(value = "for patches: strength with which the edges of the picture are preserved", range = "0 to 100")
        double structure,

        @Setting(value = "for patches: number of steps on each level from coarse to fine", range = "1 to 10000")
        int steps) {

    private static final double LEAST_SCALE = 0.1;
    private static final double MOST_SCALE = 10;
    private static final int MOST_STEPS = 10_000;
    private static final int MOST_STRUCTURE = 100;

    /** The ways to transfer a style. */
    public enum Method {
        /** The method that suits the plate. */
        AUTO,
        /** Pixels are changed until their patches have the distribution of the style's patches. */
        PATCHES,
        /** Means and standard deviations of the code's channels (Huang and Belongie 2017). */
        STATISTICS,
        /** Means and covariances of the code's channels (Li et al. 2017). */
        WHITENING,
        /** Means and covariances of squares of 3x3 neighbours in the code. */
        NEIGHBOURS,
        /** Means and covariances of the colours. */
        COLOURS
    }

    /** Creates the default options. */
    public StylizeOptions() {
        this(1, List.of(), 1, false, Method.AUTO, 1, 60);
    }

    public StylizeOptions {
        styleWeights = List.copyOf(styleWeights);
        if (!(strength >= 0 && strength <= 1)) {
            throw new InvalidInputException(
                    "strength must be between 0 (the picture as it came) and 1, not " + strength);
        }
        if (!styleWeights.stream().allMatch(weight -> weight >= 0 && Double.isFinite(weight))
                || (!styleWeights.isEmpty()
                        && styleWeights.stream().mapToDouble(weight -> weight).sum() <= 0)) {
            throw new InvalidInputException(
                    "style-weights are at least 0 each, and one of them is larger, not " + styleWeights);
        }
        if (!(scale >= LEAST_SCALE && scale <= MOST_SCALE)) {
            throw new InvalidInputException("scale must be between 0.1 and 10, not " + scale);
        }
        if (!(structure >= 0 && structure <= MOST_STRUCTURE)) {
            throw new InvalidInputException("structure must be between 0 and 100, not " + structure);
        }
        if (steps < 1 || steps > MOST_STEPS) {
            throw new InvalidInputException("steps must be between 1 and " + MOST_STEPS + ", not " + steps);
        }
    }
}

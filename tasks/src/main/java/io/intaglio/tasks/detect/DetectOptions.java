package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;

/**
 * The options of a run.
 *
 * @param falseAlarms share of normal images that may raise an alarm
 * @param confidence probability that the share is kept by this very threshold; 0 for a share that is kept on average
 * @param map what is answered with
 */
public record DetectOptions(
        @Setting(value = "share of normal images that may raise an alarm", range = "above 0, below 1")
        double falseAlarms,

        @Setting(
                value = "how sure it is that this very threshold keeps the share, for a certificate; 0 where it is kept"
                        + " on average",
                range = "at least 0, below 1")
        double confidence,

        @Setting("what is answered with: none, a table of scores; heat, a map of them; overlay, the map over the"
                + " picture; explain, the picture beside what was expected and the overlay")
        Map map) {

    /** The kinds of answers. */
    public enum Map {
        /** A table of scores. */
        NONE,
        /** A picture that is bright where the image is anomalous; one half is the threshold. */
        HEAT,
        /** The picture with red over what is anomalous. */
        OVERLAY,
        /** The picture, what was expected, and the overlay. */
        EXPLAIN
    }

    /** Creates the defaults: one of a hundred, on average; a table. */
    public DetectOptions() {
        this(0.01, 0, Map.NONE);
    }

    public DetectOptions {
        if (!(falseAlarms > 0 && falseAlarms < 1)) {
            throw new InvalidInputException("false-alarms is a share between 0 and 1, 0.01 say, not " + falseAlarms);
        }
        if (!(confidence >= 0 && confidence < 1)) {
            throw new InvalidInputException("confidence must be in [0, 1), for example 0.95, not " + confidence);
        }
    }

    /** Returns whether a score is an alarm. */
    boolean alarm(double score, Conformal calibration) {
        return confidence > 0
                ? score > certificate(calibration).threshold(calibration)
                : calibration.p(score) <= falseAlarms;
    }

    Certificate certificate(Conformal calibration) {
        return Certificate.of(calibration.sorted().length, falseAlarms, confidence);
    }
}

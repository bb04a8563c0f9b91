package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of a run.
 *
 * @param falseAlarms share of normal images that may raise an alarm, between 0 and 1
 * @param confidence probability with which the share holds for this threshold, in [0, 1); 0 for a share that holds on
 *     average
 * @param falseDiscoveries share of the alarms of a whole run that may be false on average; 0 to decide for each image
 *     separately
 * @param map kind of the answer
 */
public record DetectOptions(
        @Setting(value = "share of normal images that may raise a false alarm", range = "above 0, below 1")
        double falseAlarms,

        @Setting(
                value = "probability with which the share holds for this threshold, for a certificate; 0 if the "
                        + "share only holds on average",
                range = "at least 0, below 1")
        double confidence,

        @Setting(
                value = "share of the alarms of a whole run that may be false, on average over runs; alarms are then"
                        + " decided over all images together; 0 to decide for each image separately",
                range = "at least 0, below 1")
        double falseDiscoveries,

        @Setting("kind of the answer: none, a table of scores; heat, the heat map; overlay, the picture with red "
                + "over anomalous places; explain, the picture, the restored picture and the overlay side by side")
        Map map) {

    /** The kinds of answers. */
    public enum Map {
        /** A table of scores. */
        NONE,
        /** A picture that is bright where the image is anomalous. The threshold has the value 0.5. */
        HEAT,
        /** The picture with red over anomalous places. */
        OVERLAY,
        /** The picture, the restored picture, and the overlay. */
        EXPLAIN
    }

    /** Creates the default options: a table, and false alarms for one percent of normal images on average. */
    public DetectOptions() {
        this(0.01, 0, 0, Map.NONE);
    }

    public DetectOptions {
        if (!(falseAlarms > 0 && falseAlarms < 1)) {
            throw new InvalidInputException("false-alarms is a share between 0 and 1, 0.01 say, not " + falseAlarms);
        }
        if (!(confidence >= 0 && confidence < 1)) {
            throw new InvalidInputException("confidence must be in [0, 1), for example 0.95, not " + confidence);
        }
        if (!(falseDiscoveries >= 0 && falseDiscoveries < 1)) {
            throw new InvalidInputException(
                    "false-discoveries must be in [0, 1), for example 0.1, not " + falseDiscoveries);
        }
        if (falseDiscoveries > 0 && confidence > 0) {
            throw new InvalidInputException("false-discoveries judges all images of a run together, and confidence each"
                    + " by one threshold; give one of them");
        }
        if (falseDiscoveries > 0 && map != Map.NONE) {
            throw new InvalidInputException("false-discoveries decides which rows of a table are alarms, and map="
                    + map.name().toLowerCase(Locale.ROOT) + " answers with pictures; give one of them");
        }
    }

    /** Returns whether a score is an alarm if only this image is considered. */
    boolean alarm(double score, Conformal calibration) {
        if (falseDiscoveries > 0) {
            return calibration.p(score) <= falseDiscoveries;
        }
        return confidence > 0
                ? score > certificate(calibration).threshold(calibration)
                : calibration.p(score) <= falseAlarms;
    }

    /** Returns a warning if no score, however high, can be an alarm. */
    Optional<String> silent(Conformal calibration) {
        int known = calibration.sorted().length;
        return falseDiscoveries > 0 || 1.0 / (known + 1) <= falseAlarms
                ? Optional.empty()
                : Optional.of("no picture can raise an alarm: with " + known + " held-out normal images, p is at least "
                        + String.format(Locale.ROOT, "%.3f", 1.0 / (known + 1)) + ", more than false-alarms="
                        + falseAlarms + "; set false-alarms higher, or hold out more images in the training");
    }

    Certificate certificate(Conformal calibration) {
        return Certificate.of(calibration.sorted().length, falseAlarms, confidence);
    }

    /** Returns the completion that decides over all images of a run together; empty if this is not requested. */
    Optional<FalseDiscoveries> discoveries(Conformal calibration) {
        return falseDiscoveries > 0
                ? Optional.of(new FalseDiscoveries(falseDiscoveries, calibration.sorted().length))
                : Optional.empty();
    }
}

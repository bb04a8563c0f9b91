package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;

/** The scores that can be combined. */
enum PartialScore {
    /** The error of the restored image. */
    RESTORATION,
    /** The largest value of the heat map. */
    HEAT,
    /** The Mahalanobis distance of the code from the mean of normal codes. */
    CODE,
    /** The distance of the code from the nearest normal codes, after whitening. */
    NEIGHBOURS,
    /** The distance of the blurred pixels from those of the nearest normal images. */
    PIXELS,
    /** The distance of the edges from those of the nearest normal images. */
    EDGES;

    /** Returns the name in tables, figures and plates. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether images are compared with stored normal images. */
    boolean remembers() {
        return this != RESTORATION && this != HEAT;
    }

    /** Returns whether it can be computed without a network. */
    boolean looks() {
        return this == PIXELS || this == EDGES;
    }

    static PartialScore of(String name) {
        return Arrays.stream(values())
                .filter(part -> part.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("there is no score \"" + name + "\"; there are "
                        + Arrays.stream(values()).map(PartialScore::key).toList()));
    }
}

package io.intaglio.tasks.detect;

import java.util.Locale;

/** The scores that are combined. */
enum Part {
    /** The error of the restored image. */
    RESTORATION,
    /** The Mahalanobis distance of the code from the mean of normal codes. */
    CODE,
    /** The distance of the code from the nearest normal ones, in units of their spread. */
    NEIGHBOURS,
    /** The distance of the blurred pixels from those of the nearest normal images. */
    PIXELS,
    /** The distance of the edges from those of the nearest normal images. */
    EDGES;

    /** Returns the name in tables, figures and plates. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

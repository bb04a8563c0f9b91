package io.intaglio.network;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;

/**
 * A small network beside the decoder whose output is not an image: for example class scores, or a projection. Its
 * weights are part of the plate, named {@code head.NAME.INDEX.WEIGHT}. It is computed only on request.
 *
 * @param name unique within its architecture, in lower-case letters, digits and hyphens
 * @param at its input: {@value #CODE} for the code without sampling, or the name of a {@link Tap}
 * @param body any layers except taps and skip joins; the output may have any shape
 * @since 0.1
 */
@Incubating
public record Head(String name, String at, Network body) {

    /** The place of the code. */
    public static final String CODE = "code";

    /** The prefix of the names of all heads' layers. */
    static final String PREFIX = "head.";

    public Head {
        Checks.name("a head's name", name);
        Checks.name("a head's place", at);
        if (body.all().anyMatch(layer -> layer instanceof Tap || layer instanceof SkipJoin)) {
            throw new InvalidInputException("the head \"" + name
                    + "\" holds a tap or a skip join; put it into the encoder" + " or the decoder");
        }
    }

    /** Returns the prefix of its layers' names. */
    public String path() {
        return PREFIX + name;
    }
}

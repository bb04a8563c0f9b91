package io.intaglio.model;

import java.util.Collections;
import java.util.List;

/**
 * What a decoder is told beside the code.
 *
 * @param labels one class an image, or empty where the network is not conditional
 */
public record Condition(List<Integer> labels) {

    /** Nothing. */
    public static final Condition NONE = new Condition(List.of());

    public Condition {
        labels = List.copyOf(labels);
    }

    /** One class for each of so many images. */
    public static Condition of(int label, int count) {
        return new Condition(Collections.nCopies(count, label));
    }
}

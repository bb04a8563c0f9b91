package io.intaglio.model;

import java.util.Collections;
import java.util.List;

/**
 * The condition that a decoder receives beside the code.
 *
 * @param labels one class per image, or empty if the network is not conditional
 * @since 0.1
 */
public record Condition(List<Integer> labels) {

    /** The empty condition. */
    public static final Condition NONE = new Condition(List.of());

    public Condition {
        labels = List.copyOf(labels);
    }

    /** Returns the same class for the given number of images. */
    public static Condition of(int label, int count) {
        return new Condition(Collections.nCopies(count, label));
    }
}

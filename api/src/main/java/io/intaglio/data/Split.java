package io.intaglio.data;

import io.intaglio.config.InvalidInputException;

/**
 * A random division of a source into two parts: every example is in exactly one part, and the same seed gives the same
 * parts on every machine. Both parts read from the source, and neither closes it.
 *
 * @param train the training examples
 * @param heldOut the held-out examples, for validation
 * @since 0.1
 */
public record Split(Subset train, Subset heldOut) {

    /**
     * Divides a source into training and held-out examples.
     *
     * @param fraction of the examples to hold out, between 0 and 1, rounded to a whole number of them, at least one and
     *     at most all but one
     * @throws InvalidInputException if the source has only one example, or the fraction is not between 0 and 1
     */
    public static Split of(Source source, double fraction, long seed) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new InvalidInputException(
                    "the held-out part is a fraction between 0 and 1, as in 0.1, not " + fraction);
        }
        long size = source.size();
        if (size < 2) {
            throw new InvalidInputException(
                    "a single example cannot be divided into a training and a held-out part; add examples, or name a"
                            + " source of its own to judge by");
        }
        long held = Math.max(1, Math.min(size - 1, Math.round(size * fraction)));
        Permutation order = Permutation.of(size, seed);
        String choice = "split " + seed + " " + held + " ";
        return new Split(
                new Subset(source, size - held, index -> order.at(held + index), choice + "train"),
                new Subset(source, held, order::at, choice + "held out"));
    }
}

package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values in a picture file that the network sees as 0 and 1: the setting {@code range}. Without it, 12-bit data in
 * 16-bit samples would be nearly black.
 *
 * <p>{@code auto} uses the range of each single picture, not that of a whole data set, so a single picture is scaled in
 * a run exactly as in training. If the range of an instrument is known, give it: it then applies to all pictures.
 *
 * @param mode how the two values are determined
 * @param numbers the two values if they are given; empty otherwise
 * @since 0.1
 */
public record ValueRange(Mode mode, Optional<Range> numbers) {

    /** The key of the setting and of the option of a run. */
    public static final String KEY = "range";

    /** The largest share of the scale up to which {@code auto} normalizes a picture. */
    public static final double LITTLE = 0.25;

    private static final double LARGEST = 1e30;
    private static final double SMALLEST_WIDTH = 1e-30;

    /** The range that does not change values. */
    public static final ValueRange FULL = new ValueRange(Mode.FULL, Optional.empty());

    /** The range of the picture's own values if they have more than 8 bits and use only a small part of their scale. */
    public static final ValueRange AUTO = new ValueRange(Mode.AUTO, Optional.empty());

    /** The way in which the values are found. */
    public enum Mode {
        /** From the picture's values. */
        AUTO,
        /** From the type of its samples. */
        FULL,
        /** They are given. */
        GIVEN
    }

    public ValueRange {
        if ((mode == Mode.GIVEN) != numbers.isPresent()) {
            throw new IllegalArgumentException(mode + " with " + numbers);
        }
        if (numbers.isPresent() && numbers.get().min() == numbers.get().max()) {
            throw new InvalidInputException(
                    "range runs from a number to a larger one, as in 0..4095, not " + numbers.get());
        }
        if (numbers.isPresent() && !representable(numbers.get())) {
            throw new InvalidInputException(
                    "the numbers of range are at most 1e30 and at least 1e-30 apart, as in 0..4095, not "
                            + numbers.get() + ": single precision does not hold what becomes of others");
        }
    }

    private static boolean representable(Range numbers) {
        double largest = Math.max(Math.abs(numbers.min()), Math.abs(numbers.max()));
        return largest <= LARGEST && numbers.max() - numbers.min() >= SMALLEST_WIDTH;
    }

    /**
     * Reads {@code auto}, {@code full}, or two numbers as they stand in files: {@code 0..4095}.
     *
     * @throws InvalidInputException if the text is none of these
     */
    public static ValueRange parse(String text) {
        String word = text.strip();
        if (word.equals("auto")) {
            return AUTO;
        }
        if (word.equals("full")) {
            return FULL;
        }
        try {
            if (word.contains("..")) {
                return new ValueRange(Mode.GIVEN, Optional.of(Range.parse(word)));
            }
        } catch (InvalidInputException e) {
            throw wrong(text, e);
        }
        throw wrong(text, null);
    }

    private static InvalidInputException wrong(String text, @Nullable InvalidInputException cause) {
        return new InvalidInputException(
                "range is auto, full, or a smaller and a larger number as they stand in the files, as in 0..4095, not "
                        + "\""
                        + text + "\"",
                cause);
    }

    /**
     * Determines how a picture's values are normalized.
     *
     * @param pixels the values; all channels are normalized in the same way
     * @param scale of the pixels
     * @return empty if the values are not changed
     */
    public Optional<Normalization> of(ImageBatch pixels, SampleScale scale) {
        return switch (mode) {
            case FULL -> Optional.empty();
            case AUTO -> scale.type().bits() == 8 ? Optional.empty() : DataRange.little(pixels, LITTLE);
            case GIVEN -> {
                Range given = numbers.orElseThrow();
                Normalization found = new Normalization(scale.value(given.min()), scale.value(given.max()));
                yield found.low() == 0 && found.high() == 1 ? Optional.empty() : Optional.of(found);
            }
        };
    }

    /** Returns this range, or {@link #FULL} instead of {@link #AUTO} if values must not be rescaled without request. */
    public ValueRange suiting(boolean rescaling) {
        return mode == Mode.AUTO && !rescaling ? FULL : this;
    }

    /** Returns a sentence for the user on how a picture is normalized. */
    public String note() {
        return mode == Mode.GIVEN
                ? "the network sees the files' numbers " + this + " as black to white (range)"
                : "values that use at most a quarter of their depth are scaled by the picture's own range for the "
                        + "network,"
                        + " and back (range=full leaves them as they are)";
    }

    @Override
    public String toString() {
        return mode == Mode.GIVEN
                ? SampleScale.number(numbers.orElseThrow().min()) + ".."
                        + SampleScale.number(numbers.orElseThrow().max())
                : mode.name().toLowerCase(Locale.ROOT);
    }
}

package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of properties of the examined images of a source.
 *
 * @param sizes images by size, for example {@code 28x28}, the most frequent first
 * @param colours images by colour: "gray", "colour", or "gray stored as colour"
 * @param depths images by the type of the numbers in their files, for example {@code 8-bit integers}
 * @param constant names of images of one colour
 * @param copies images that are equal to an earlier one in every number
 * @param disputed copies with another class than their original
 * @param mean of all numbers
 * @param deviation standard deviation of all numbers
 * @since 0.1
 */
@Incubating
public record ImageFacts(
        Map<String, Long> sizes,
        Map<String, Long> colours,
        Map<String, Long> depths,
        List<String> constant,
        long copies,
        long disputed,
        double mean,
        double deviation) {

    /** The key of {@link #colours} for images of three equal channels. */
    public static final String GRAY_AS_COLOUR = "gray stored as colour";

    static final String GRAY = "gray";
    static final String COLOUR = "colour";

    public ImageFacts {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        colours = Collections.unmodifiableMap(new LinkedHashMap<>(colours));
        depths = Collections.unmodifiableMap(new LinkedHashMap<>(depths));
        constant = List.copyOf(constant);
    }
}

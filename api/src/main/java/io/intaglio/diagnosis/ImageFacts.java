package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of what the images of a source are, over those that were looked at.
 *
 * @param sizes images by size, {@code 28x28} say, the most frequent first
 * @param colours images by what they show: "gray", "colour", or "gray stored as colour"
 * @param depths images by the numbers in their files: {@code 8-bit integers} say
 * @param constant names of images of one colour
 * @param copies images that are equal to one before, number by number
 * @param disputed copies whose class is another than that of their original
 * @param mean of all numbers
 * @param deviation of all numbers from their mean
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

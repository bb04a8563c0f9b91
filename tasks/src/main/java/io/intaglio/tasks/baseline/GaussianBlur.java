package io.intaglio.tasks.baseline;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Settings;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A blur that is known from the settings of a task.
 *
 * @param sigma standard deviation of the kernel, in pixels
 * @param noise standard deviation of the additional noise, on the scale on which white is 1; empty if it is not a
 *     single known number
 */
record GaussianBlur(double sigma, OptionalDouble noise) {

    private static final String DAMAGE = "damage";
    private static final String BLUR = "blur";
    private static final String SIGMA = "sigma";
    private static final String NOISE = "noise";
    private static final double WHITE = 255;

    /**
     * Returns the blur of settings with {@code damage = blur}, {@code sigma} in pixels and {@code noise} on the 0 to
     * 255 scale; empty if the damage is another one, or if its width is not a single known number.
     */
    static Optional<GaussianBlur> of(Settings about) {
        if (!about.get(DAMAGE, "").equals(BLUR)) {
            return Optional.empty();
        }
        OptionalDouble sigma = number(about, SIGMA);
        if (sigma.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble noise = number(about, NOISE);
        return Optional.of(new GaussianBlur(
                sigma.getAsDouble(),
                noise.isPresent() ? OptionalDouble.of(noise.getAsDouble() / WHITE) : OptionalDouble.empty()));
    }

    private static OptionalDouble number(Settings about, String key) {
        String told = about.get(key);
        if (told == null) {
            return OptionalDouble.empty();
        }
        Range range = Range.parse(told);
        if (range.min() < 0) {
            throw new InvalidInputException(key + " = " + told + " describes no blur: it is not negative");
        }
        return range.single();
    }
}

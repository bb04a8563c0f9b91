package io.intaglio.tasks.baseline;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Settings;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A blur that is known, as a task tells it.
 *
 * @param sigma standard deviation of the kernel, in pixels
 * @param noise standard deviation of the noise beside it, on the scale of white = 1; absent where it is not one known
 *     number
 */
record GaussianBlur(double sigma, OptionalDouble noise) {

    private static final String DAMAGE = "damage";
    private static final String BLUR = "blur";
    private static final String SIGMA = "sigma";
    private static final String NOISE = "noise";
    private static final double WHITE = 255;

    /**
     * {@code damage = blur}, {@code sigma} in pixels, {@code noise} on the 0..255 scale; nothing if the damage is
     * another or of no one known width.
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

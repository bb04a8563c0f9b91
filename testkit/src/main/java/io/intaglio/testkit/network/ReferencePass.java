package io.intaglio.testkit.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One example on its way: what taps saved, and what was drawn. */
final class ReferencePass {

    private final Map<String, Values> saved = new HashMap<>();
    private final boolean decodes;
    private final Optional<RandomGenerator> random;
    private double logRatio;

    private ReferencePass(boolean decodes, Optional<RandomGenerator> random) {
        this.decodes = decodes;
        this.random = random;
    }

    /** One without chance. */
    static ReferencePass means() {
        return new ReferencePass(false, Optional.empty());
    }

    /** One of a code alone. */
    static ReferencePass decoding() {
        return new ReferencePass(true, Optional.empty());
    }

    /** One that draws. */
    static ReferencePass drawing(RandomGenerator random) {
        return new ReferencePass(false, Optional.of(random));
    }

    void save(String name, Values values) {
        saved.put(name, values);
    }

    Values saved(String name) {
        return saved.get(name);
    }

    /** Returns whether nothing is known of an image. */
    boolean decodes() {
        return decodes;
    }

    /** Returns log p(z) - log q(z|x) of all that was drawn. */
    double logRatio() {
        return logRatio;
    }

    /**
     * Draws from the posterior, or returns its means.
     *
     * @param prior means, then log-variances
     * @param posterior the same
     * @param limit of log-variances
     */
    Values draw(Values prior, Values posterior, double limit) {
        int channels = prior.channels / 2;
        Values code = posterior.first(channels);
        if (random.isEmpty()) {
            return code;
        }
        int half = code.data.length;
        for (int i = 0; i < half; i++) {
            double priorLog = Math.max(-limit, Math.min(limit, prior.data[half + i]));
            double log = Math.max(-limit, Math.min(limit, priorLog + posterior.data[half + i] - prior.data[half + i]));
            double noise = random.get().nextGaussian();
            code.data[i] += Math.exp(log / 2) * noise;
            double far = code.data[i] - prior.data[i];
            logRatio += 0.5 * (noise * noise + log - far * far * Math.exp(-priorLog) - priorLog);
        }
        return code;
    }
}

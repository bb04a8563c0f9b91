package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.data.SplitMix64;
import io.intaglio.djl.spi.Scalars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The way in which the latents of one pass choose their numbers, and what they chose. */
public final class Draws {

    private final boolean prior;
    private final Optional<Noise> noise;
    private final List<Level> levels = new ArrayList<>();

    /** Gives standard normal numbers. */
    private interface Noise {

        NDArray like(NDArray mean);
    }

    /**
     * The choice of a stochastic layer.
     *
     * @param code that was drawn
     * @param mean of the posterior
     * @param logVariance of the posterior
     * @param priorMean of the prior
     * @param priorLogVariance of the prior
     */
    public record Level(NDArray code, NDArray mean, NDArray logVariance, NDArray priorMean, NDArray priorLogVariance) {}

    private Draws(boolean prior, Optional<Noise> noise) {
        this.prior = prior;
        this.noise = noise;
    }

    /** Returns no draws, but means of posteriors. */
    static Draws none() {
        return new Draws(false, Optional.empty());
    }

    /** Returns no draws, but means of priors: nothing is known of an image beside its code. */
    public static Draws decoding() {
        return new Draws(true, Optional.empty());
    }

    /** Returns draws from posteriors, by the engine's generator. */
    static Draws learning() {
        return new Draws(false, Optional.of(Draws::ofEngine));
    }

    /** Returns draws from posteriors, by a generator of their own. */
    public static Draws posterior(long seed) {
        return new Draws(false, Optional.of(seeded(seed, 1)));
    }

    /** Returns draws from priors, by a generator of their own. */
    public static Draws prior(long seed, double temperature) {
        return new Draws(true, Optional.of(seeded(seed, temperature)));
    }

    /** Returns whether stochastic layers look at their priors alone. */
    boolean fromPrior() {
        return prior;
    }

    /** Returns numbers of a normal distribution, or its mean where there is no chance. */
    NDArray of(NDArray mean, NDArray logVariance) {
        return noise.map(drawn -> mean.add(Scalars.times(logVariance, 0.5).exp().mul(drawn.like(mean))))
                .orElse(mean);
    }

    /** Returns standard normal numbers, times the temperature; zeros where there is no chance. */
    public NDArray standard(NDArray like) {
        return noise.map(drawn -> drawn.like(like)).orElseGet(like::zerosLike);
    }

    /** Returns what rounding does, as the engine's generator draws it: numbers evenly from -0.5 to 0.5. */
    NDArray uniform(NDArray like) {
        return laidOut(like, memory -> like.getManager().randomUniform(-0.5f, 0.5f, memory, DataType.FLOAT32));
    }

    /** Remembers what was chosen, where there is chance. */
    void add(Pass pass, Level level) {
        if (noise.isPresent()) {
            levels.add(new Level(
                    pass.kept(level.code()),
                    pass.kept(level.mean()),
                    pass.kept(level.logVariance()),
                    pass.kept(level.priorMean()),
                    pass.kept(level.priorLogVariance())));
        }
    }

    /** Returns what the stochastic layers chose from their posteriors, from the top down. */
    public List<Level> levels() {
        return Collections.unmodifiableList(levels);
    }

    private static NDArray ofEngine(NDArray mean) {
        return laidOut(mean, memory -> mean.getManager().randomNormal(0, 1, memory, DataType.FLOAT32));
    }

    private static NDArray laidOut(NDArray like, Function<Shape, NDArray> drawn) {
        Shape shape = like.getShape();
        return shape.dimension() == 4
                ? Tensors.nchw(drawn.apply(new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1))))
                : drawn.apply(shape);
    }

    private static Noise seeded(long seed, double temperature) {
        SplitMix64 random = new SplitMix64(SplitMix64.mix(seed));
        return mean -> {
            float[] numbers = new float[Math.toIntExact(mean.getShape().size())];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) (temperature * random.nextGaussian());
            }
            return Tensors.floats(mean.getManager(), numbers, mean.getShape());
        };
    }
}

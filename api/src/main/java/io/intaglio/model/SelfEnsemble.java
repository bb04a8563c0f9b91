package io.intaglio.model;

import io.intaglio.image.Dihedral;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The mean of a network's answers to an image turned and mirrored, each turned back: the geometric self-ensemble of
 * Timofte, Rothe and Van Gool (Seven ways to improve example-based single image super resolution, 2016). It works as
 * often as there are ways. {@link Tiling} takes it as it takes the network. Codes are the network's own.
 *
 * @since 0.1
 */
public final class SelfEnsemble implements Autoencoder {

    private final Autoencoder model;
    private final int[] ways;

    /**
     * An ensemble.
     *
     * @param model whose weights these are; closing the ensemble leaves it open
     * @param ways by the numbers of {@link Dihedral}; those that a network of a fixed oblong size cannot take are left
     *     out
     */
    public SelfEnsemble(Autoencoder model, int... ways) {
        boolean oblong =
                model.architecture().in().height() != model.architecture().in().width();
        this.model = model;
        this.ways = Arrays.stream(ways)
                .filter(way -> !oblong || (way & Dihedral.TRANSPOSE) == 0)
                .toArray();
    }

    @Override
    public Architecture architecture() {
        return model.architecture();
    }

    @Override
    public ShapePlan plan() {
        return model.plan();
    }

    @Override
    public ImageBatch apply(ImageBatch x, Condition condition) {
        float[] sum = null;
        ImageBatch answer = null;
        for (int way : ways) {
            answer = Dihedral.turn(model.apply(Dihedral.turn(x, way), condition), Dihedral.inverse(way));
            if (sum == null) {
                sum = new float[answer.data().length];
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += answer.data()[i] / ways.length;
            }
        }
        return ImageBatch.wrap(answer.count(), answer.height(), answer.width(), answer.channels(), sum);
    }

    @Override
    public Optional<LatentCodec> codec() {
        return model.codec();
    }

    /** Returns those of the network, for the images without turning them. */
    @Override
    public Map<String, Tensor> features(ImageBatch x, Condition condition, Set<String> places) {
        return model.features(x, condition, places);
    }

    /** Returns those of the network, for the images without turning them. */
    @Override
    public PosteriorSample posterior(ImageBatch x, Condition condition, int draws, long seed) {
        return model.posterior(x, condition, draws, seed);
    }

    @Override
    public ImageBatch prior(Condition condition, int count, double temperature, long seed) {
        return model.prior(condition, count, temperature, seed);
    }

    @Override
    public Autoencoder companion(String name, Architecture architecture, Supplier<Weights> weights) {
        return model.companion(name, architecture, weights);
    }

    @Override
    public long passBytes(ShapePlan size) {
        return model.passBytes(size);
    }

    @Override
    public int threads() {
        return model.threads();
    }

    @Override
    public Autoencoder onThreads(int count) {
        return new SelfEnsemble(model.onThreads(count), ways);
    }

    @Override
    public void close() {
        // The weights are the model's own.
    }
}

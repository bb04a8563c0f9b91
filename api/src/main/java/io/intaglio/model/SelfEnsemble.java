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
 * The mean of a network's outputs for all flips and rotations of an image, each transformed back: the geometric
 * self-ensemble of Timofte, Rothe and Van Gool (Seven ways to improve example-based single image super resolution,
 * 2016). The network runs once per flip or rotation. It can be used in place of the network, for example with
 * {@link Tiling}. Codes are those of the network itself.
 *
 * @since 0.1
 */
public final class SelfEnsemble implements Autoencoder {

    private final Autoencoder model;
    private final int[] ways;

    /**
     * An ensemble.
     *
     * @param model the network; closing the ensemble does not close it
     * @param ways flips and rotations, as numbers of {@link Dihedral}; those that a fixed non-square size does not
     *     allow are ignored
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

    /** Returns the result of the network for the unchanged images. */
    @Override
    public Map<String, Tensor> features(ImageBatch x, Condition condition, Set<String> places) {
        return model.features(x, condition, places);
    }

    /** Returns the result of the network for the unchanged images. */
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

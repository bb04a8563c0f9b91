package io.intaglio.examples.tutorials;

import io.intaglio.Model;
import io.intaglio.data.SplitMix64;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.network.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples codes with every number by itself, from a normal distribution with its mean and standard deviation on
 * training data. Numbers that are correlated in real codes are not correlated here, so most of these codes are in holes
 * between real ones.
 */
final class IndependentCodes {

    private IndependentCodes() {}

    /** Samples codes and decodes them. */
    static PictureList draw(Model model, PictureList pictures, int count) {
        LatentCodec codec = model.autoencoder().codec().orElseThrow();
        List<float[]> codes = codec.encode(pictures.batch()).rows();
        int length = codes.get(0).length;
        double[] mean = new double[length];
        double[] square = new double[length];
        for (float[] code : codes) {
            for (int i = 0; i < length; i++) {
                mean[i] += code[i] / (double) codes.size();
                square[i] += (double) code[i] * code[i] / codes.size();
            }
        }
        SplitMix64 random = new SplitMix64(1);
        List<float[]> drawn = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            float[] code = new float[length];
            for (int i = 0; i < length; i++) {
                double deviation = Math.sqrt(Math.max(0, square[i] - mean[i] * mean[i]));
                code[i] = (float) (mean[i] + deviation * random.nextGaussian());
            }
            drawn.add(code);
        }
        return PictureList.of(codec.decode(Tensor.ofRows(drawn), Condition.NONE));
    }
}

package io.intaglio.tasks.detect;

import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Codec;
import io.intaglio.model.Condition;
import io.intaglio.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network makes of an image whose attributes are erased.
 *
 * @param error mean squared error of the restored image over all its erased versions
 * @param code the codes of all versions, one behind the other; empty where the network has none
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Observation(double error, float[] code) {

    /** Observes images of one size that the network takes. */
    static List<Observation> of(Autoencoder model, List<ImageBatch> images) {
        List<ImageBatch> versions = new ArrayList<>();
        images.forEach(image -> versions.addAll(Erasure.all(image)));
        ImageBatch stacked = ImageBatch.stack(versions);
        Optional<Codec> codec =
                model.codec().filter(any -> model.architecture().latent().classes() == 0);
        Optional<Tensor> codes = codec.map(half -> half.encode(stacked));
        ImageBatch restored = codes.isPresent()
                ? codec.get().decode(codes.get(), Condition.NONE)
                : model.apply(stacked, Condition.NONE);
        List<Observation> observations = new ArrayList<>();
        int each = versions.size() / images.size();
        for (int i = 0; i < images.size(); i++) {
            float[] original = images.get(i).data();
            double sum = 0;
            for (int version = 0; version < each; version++) {
                int from = (i * each + version) * original.length;
                for (int at = 0; at < original.length; at++) {
                    double off = restored.data()[from + at] - original[at];
                    sum += off * off;
                }
            }
            int first = i * each;
            float[] code = codes.map(all -> code(all, first, each)).orElse(new float[0]);
            observations.add(new Observation(sum / ((double) each * original.length), code));
        }
        return observations;
    }

    /** The rows of some versions; of a map the mean over its positions. */
    private static float[] code(Tensor all, int first, int count) {
        int channels = all.shape().get(1);
        int positions = all.data().length / all.shape().get(0) / channels;
        float[] code = new float[count * channels];
        for (int c = 0; c < code.length; c++) {
            double sum = 0;
            for (int p = 0; p < positions; p++) {
                sum += all.data()[(first * channels + c) * positions + p];
            }
            code[c] = (float) (sum / positions);
        }
        return code;
    }
}

package io.intaglio.tasks.detect;

import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.Tiling;
import io.intaglio.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An image with the results of a network.
 *
 * @param image the image, in the network's channels
 * @param expected the restored image, the mean over all erased versions
 * @param error mean squared error of the restored images over all versions
 * @param code the codes of all versions, one after another; empty if the network has no code
 * @param heat the map of anomalous places
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Observation(ImageBatch image, ImageBatch expected, double error, float[] code, Heat heat) {

    /** Returns an observation without a network, in which the image is as expected. */
    static Observation unseen(ImageBatch image) {
        return new Observation(image, image, 0, new float[0], new Heat(1, 1, new float[1]));
    }

    /** Runs a network that restores images and marks defects on an unchanged image of any size. */
    static Observation whole(Autoencoder model, ImageBatch image, Tiling tiling) {
        ImageBatch answer = tiling.apply(model, unmarked(image), Condition.NONE);
        ImageBatch expected = image(answer);
        ImageBatch marked = answer.channels(image.channels());
        return new Observation(
                image, expected, error(image.data(), expected.data(), 0), new float[0], Heat.marked(marked));
    }

    /** Returns an image with a further empty channel, to which a network adds the marks of defects. */
    static ImageBatch unmarked(ImageBatch image) {
        return image.append(ImageBatch.zeros(image.count(), image.height(), image.width(), 1));
    }

    /** Returns all channels except the marks. */
    static ImageBatch image(ImageBatch marked) {
        return marked.channels(IntStream.range(0, marked.channels() - 1).toArray());
    }

    /** Runs a network on all erased versions of images, which have the size that the network accepts. */
    static List<Observation> erased(Autoencoder model, List<ImageBatch> images) {
        List<ImageBatch> versions = new ArrayList<>();
        images.forEach(image -> versions.addAll(Erasure.all(image)));
        ImageBatch stacked = ImageBatch.stack(versions);
        Optional<LatentCodec> codec =
                model.codec().filter(any -> model.architecture().latent().classes() == 0);
        Optional<Tensor> codes = codec.map(half -> half.encode(stacked));
        ImageBatch restored = codes.isPresent()
                ? codec.get().decode(codes.get(), Condition.NONE)
                : model.apply(stacked, Condition.NONE);
        List<Observation> observations = new ArrayList<>();
        int each = versions.size() / images.size();
        for (int i = 0; i < images.size(); i++) {
            int first = i * each;
            float[] code = codes.map(all -> code(all, first, each)).orElse(new float[0]);
            observations.add(of(images.get(i), restored.images(first, first + each), code));
        }
        return observations;
    }

    private static Observation of(ImageBatch image, ImageBatch restored, float[] code) {
        float[] original = image.data();
        float[] mean = new float[original.length];
        double error = 0;
        for (int version = 0; version < restored.count(); version++) {
            error += error(original, restored.data(), version * original.length) / restored.count();
            for (int at = 0; at < mean.length; at++) {
                mean[at] += restored.data()[version * original.length + at] / restored.count();
            }
        }
        ImageBatch expected = ImageBatch.wrap(1, image.height(), image.width(), image.channels(), mean);
        return new Observation(image, expected, error, code, Heat.of(image, expected));
    }

    private static double error(float[] original, float[] restored, int from) {
        double sum = 0;
        for (int at = 0; at < original.length; at++) {
            double off = restored[from + at] - original[at];
            sum += off * off;
        }
        return sum / original.length;
    }

    /** Returns the codes of some versions. From a map, the mean over its positions is used. */
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

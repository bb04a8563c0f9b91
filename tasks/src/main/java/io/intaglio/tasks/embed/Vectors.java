package io.intaglio.tasks.embed;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.network.Tensor;
import io.intaglio.tasks.Sampled;
import io.intaglio.train.Framing;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Computes the vectors of images: the code of a network, the features at a tap, or the output of a head. From a map,
 * the mean over its positions is used.
 *
 * @since 0.1
 */
public final class Vectors {

    private static final int BATCH = 64;

    /**
     * A vector with its class.
     *
     * @param numbers numbers of the vector
     * @param label class, from 0; -1 if it is unknown
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Labelled(float[] numbers, int label) {}

    private Vectors() {}

    /**
     * Returns the vectors of examples that are spread over the data. Examples that cannot be read are left out.
     *
     * @param place a place of the network ({@link io.intaglio.network.ShapePlan#places})
     * @param most largest number of examples
     */
    public static List<Labelled> of(Autoencoder model, Source data, String place, long most) {
        List<Labelled> vectors = new ArrayList<>();
        each(model, data, place, most, (all, labels) -> {
            for (int i = 0; i < labels.size(); i++) {
                vectors.add(new Labelled(row(all, i), labels.get(i)));
            }
        });
        return vectors;
    }

    /** Receives the features of some images. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * Receives a batch.
         *
         * @param all (count, length) or (count, channels, height, width)
         * @param labels one class for each image, -1 if it is unknown
         */
        void take(Tensor all, List<Integer> labels);
    }

    /**
     * Computes the features of examples that are spread over the data, in order. Examples that cannot be read are left
     * out.
     *
     * @param place a place of the network ({@link io.intaglio.network.ShapePlan#places})
     * @param most largest number of examples
     */
    public static void each(Autoencoder model, Source data, String place, long most, Receiver receiver) {
        List<ImageBatch> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Iterator<Example> examples = Sampled.examples(data, most).iterator(); examples.hasNext(); ) {
            Example example = examples.next();
            ImageBatch image = framed(model, example.image());
            if (!images.isEmpty()
                    && (images.size() == BATCH || !images.get(0).spec().equals(image.spec()))) {
                compute(model, place, images, labels, receiver);
            }
            images.add(image);
            labels.add(example.label().orElse(-1));
        }
        if (images.isEmpty()) {
            throw new InvalidInputException("the data holds no image that can be read");
        }
        compute(model, place, images, labels, receiver);
    }

    /** Returns the vector of one image of any size. */
    public static float[] of(Autoencoder model, ImageBatch image, Condition condition, String place) {
        Tensor all = model.features(Tiling.padded(model, image), condition, Set.of(place))
                .get(place);
        return row(all, 0);
    }

    private static void compute(
            Autoencoder model, String place, List<ImageBatch> images, List<Integer> labels, Receiver receiver) {
        Condition condition = model.architecture().latent().classes() == 0
                ? Condition.NONE
                : new Condition(labels.stream().map(label -> Math.max(0, label)).toList());
        receiver.take(
                model.features(ImageBatch.stack(images), condition, Set.of(place))
                        .get(place),
                List.copyOf(labels));
        images.clear();
        labels.clear();
    }

    private static float[] row(Tensor all, int index) {
        int channels = all.shape().get(1);
        int positions = all.data().length / all.shape().get(0) / channels;
        float[] row = new float[channels];
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int p = 0; p < positions; p++) {
                sum += all.data()[(index * channels + c) * positions + p];
            }
            row[c] = (float) (sum / positions);
        }
        return row;
    }

    /** Returns the same numbers in double precision. */
    public static double[] doubles(float[] vector) {
        double[] numbers = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            numbers[i] = vector[i];
        }
        return numbers;
    }

    /** Returns an image in the size and the number of channels that the network needs. */
    public static ImageBatch framed(Autoencoder model, ImageBatch image) {
        ImageSpec in = model.architecture().in();
        ImageBatch channels = image.channels() == in.channels()
                ? image
                : Picture.of(image).toChannels(in.channels()).pixels();
        return in.fixed() ? new Framing.Cover(in.height(), in.width()).apply(channels) : Tiling.padded(model, channels);
    }
}

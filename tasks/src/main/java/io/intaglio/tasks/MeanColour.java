package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.image.CieLab;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.task.TaskState;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives all pixels the mean colour of the training pictures. It is the baseline for colouring.
 *
 * @param a the coordinate a of CIELAB
 * @param b the coordinate b of CIELAB
 */
record MeanColour(float a, float b) {

    private static final String ENTRY = "mean-colour.safetensors";
    private static final String TENSOR = "ab";
    private static final long MOST_IMAGES = 200;

    /** Returns the mean colour of at most 200 pictures, spread over the data; gray if none can be read. */
    static MeanColour fit(Source data) {
        double[] sum = new double[2];
        long pixels = 0;
        Iterator<ImageBatch> images = Sampled.images(data, MOST_IMAGES).iterator();
        while (images.hasNext()) {
            float[] lab = CieLab.of(Picture.of(images.next()).colour().pixels()).data();
            for (int at = 0; at < lab.length; at += 3) {
                sum[0] += lab[at + 1];
                sum[1] += lab[at + 2];
            }
            pixels += lab.length / 3;
        }
        return new MeanColour((float) (sum[0] / Math.max(1, pixels)), (float) (sum[1] / Math.max(1, pixels)));
    }

    /** Returns the mean colour that a plate stores; empty if it stores none. */
    static Optional<MeanColour> of(TaskState state) {
        return Optional.ofNullable(state.entries().get(ENTRY)).map(MeanColour::read);
    }

    private static MeanColour read(byte[] bytes) {
        Tensor ab = Safetensors.read(bytes, ENTRY).get(TENSOR);
        if (ab == null || !ab.shape().equals(List.of(2))) {
            throw new InvalidInputException("the plate's " + ENTRY + " holds no two numbers \"" + TENSOR + "\"");
        }
        return new MeanColour(ab.data()[0], ab.data()[1]);
    }

    /** Returns the state for a plate. */
    TaskState state() {
        Tensor ab = Tensor.of(List.of(2), new float[] {a, b});
        return TaskState.of(Map.of(ENTRY, Safetensors.write(Weights.of(Map.of(TENSOR, ab)))));
    }

    /** Returns gray pictures in this colour. */
    ImageBatch colour(ImageBatch gray) {
        ImageBatch lab = CieLab.of(gray.channels(0, 0, 0));
        for (int at = 0; at < lab.data().length; at += 3) {
            lab.data()[at + 1] = a;
            lab.data()[at + 2] = b;
        }
        return CieLab.toSrgb(lab);
    }
}

package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.diagnosis.Covariance;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.network.Architecture;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.task.TaskState;
import io.intaglio.train.Framing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Principal component analysis (Pearson 1901): the linear code of a given length with the smallest mean squared error.
 *
 * @since 0.1
 */
public final class PrincipalComponents {

    private static final String ENTRY = "pca.safetensors";
    private static final int MOST_PIXELS = 3072;
    private static final int MOST_COMPONENTS = 512;
    private static final long MOST_IMAGES = 20_000;

    private final float[] mean;
    private final float[][] axes;

    private PrincipalComponents(float[] mean, float[][] axes) {
        this.mean = mean;
        this.axes = axes;
    }

    /** Returns whether the components can be computed: images and code must be small enough, and have a fixed size. */
    public static boolean suits(Architecture architecture) {
        ImageSpec in = architecture.in();
        if (!in.fixed()) {
            return false;
        }
        long pixels = (long) in.channels() * in.height() * in.width();
        return pixels <= MOST_PIXELS
                && ShapePlan.smallest(architecture).code() instanceof Shape.Vector code
                && code.length() <= Math.min(pixels, MOST_COMPONENTS);
    }

    /** Fits components to at most 20,000 images of the data. Their number is the length of the architecture's code. */
    public static PrincipalComponents fit(Architecture architecture, Source data) {
        ImageSpec in = architecture.in();
        List<float[]> rows = Sampled.images(data, MOST_IMAGES)
                .map(image -> framed(image, in))
                .toList();
        Covariance covariance = Covariance.of(rows);
        int components = (int) ShapePlan.smallest(architecture).code().size();
        return new PrincipalComponents(floats(covariance.mean()), Subspace.leading(covariance.matrix(), components));
    }

    private static float[] framed(ImageBatch image, ImageSpec in) {
        ImageBatch sized = new Framing.Cover(in.height(), in.width()).apply(image);
        return (sized.channels() == in.channels()
                        ? sized
                        : Picture.of(sized).toChannels(in.channels()).pixels())
                .data();
    }

    private static float[] floats(double[] numbers) {
        float[] single = new float[numbers.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) numbers[i];
        }
        return single;
    }

    /** Returns the state for a plate. */
    public TaskState state() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("mean", Tensor.of(List.of(mean.length), mean));
        tensors.put("axes", Tensor.ofRows(List.of(axes)));
        return TaskState.of(Map.of(ENTRY, Safetensors.write(Weights.of(tensors))));
    }

    /** Returns the components that a plate stores; empty if it stores none. */
    public static Optional<PrincipalComponents> of(TaskState state) {
        byte[] bytes = state.entries().get(ENTRY);
        if (bytes == null) {
            return Optional.empty();
        }
        Weights tensors = Safetensors.read(bytes, ENTRY);
        Tensor mean = tensors.get("mean");
        Tensor all = tensors.get("axes");
        if (mean == null
                || all == null
                || mean.shape().size() != 1
                || mean.data().length == 0
                || all.shape().size() != 2
                || !all.shape().get(1).equals(mean.shape().get(0))) {
            throw new InvalidInputException("the plate's " + ENTRY + " holds no mean with axes of its length");
        }
        return Optional.of(new PrincipalComponents(mean.data(), all.rows().toArray(float[][]::new)));
    }

    /** Returns the number of components. */
    int components() {
        return axes.length;
    }

    /**
     * Returns the coordinates of one image along the components.
     *
     * @throws InvalidInputException if the image does not have the size of the images to which the components were
     *     fitted
     */
    public float[] project(ImageBatch image) {
        check(image);
        float[] centred = new float[mean.length];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = image.data()[i] - mean[i];
        }
        float[] coordinates = new float[axes.length];
        for (int k = 0; k < axes.length; k++) {
            coordinates[k] = (float) Subspace.dot(axes[k], centred);
        }
        return coordinates;
    }

    private void check(ImageBatch images) {
        if (images.height() * images.width() * images.channels() != mean.length) {
            throw new InvalidInputException("the plate's " + ENTRY + " is of images of " + mean.length
                    + " numbers, not of " + images.width() + "x" + images.height() + "x" + images.channels());
        }
    }

    /** Returns the images as they are rebuilt from their coordinates along the components. */
    ImageBatch reconstruct(ImageBatch images) {
        int length = mean.length;
        check(images);
        float[] out = new float[images.data().length];
        for (int image = 0; image < images.count(); image++) {
            float[] centred = new float[length];
            for (int i = 0; i < length; i++) {
                centred[i] = images.data()[image * length + i] - mean[i];
            }
            double[] rebuilt = new double[length];
            for (float[] axis : axes) {
                double along = Subspace.dot(axis, centred);
                for (int i = 0; i < length; i++) {
                    rebuilt[i] += along * axis[i];
                }
            }
            for (int i = 0; i < length; i++) {
                out[image * length + i] = (float) (rebuilt[i] + mean[i]);
            }
        }
        return ImageBatch.wrap(images.count(), images.height(), images.width(), images.channels(), out);
    }
}

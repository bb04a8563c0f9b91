package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Square patches at random places of an image. Row p has number p of every patch. */
final class PatchSample {

    private final ImageBatch image;
    private final int side;
    private final int[] corners;
    private final float[][] numbers;

    private PatchSample(ImageBatch image, int side, int[] corners, float[][] numbers) {
        this.image = image;
        this.side = side;
        this.corners = corners;
        this.numbers = numbers;
    }

    /**
     * Draws patches. All possible places have the same probability.
     *
     * @param side at most the image's height and width
     */
    static PatchSample draw(ImageBatch image, int side, int count, RandomGenerator random) {
        int channels = image.channels();
        int rows = image.height() - side + 1;
        int columns = image.width() - side + 1;
        int[] corners = new int[count];
        for (int i = 0; i < count; i++) {
            corners[i] = (random.nextInt(rows) * image.width() + random.nextInt(columns)) * channels;
        }
        float[] data = image.data();
        float[][] numbers = new float[side * side * channels][count];
        for (int place = 0; place < numbers.length; place++) {
            int offset = offset(place, side, image);
            for (int i = 0; i < count; i++) {
                numbers[place][i] = data[corners[i] + offset];
            }
        }
        return new PatchSample(image, side, corners, numbers);
    }

    /** Returns one sample with the patches of several samples of the same size. */
    static PatchSample together(List<PatchSample> parts) {
        PatchSample first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        List<float[]> rows = new ArrayList<>();
        for (int place = 0; place < first.numbers.length; place++) {
            int at = 0;
            float[] row = new float
                    [parts.stream().mapToInt(part -> part.corners.length).sum()];
            for (PatchSample part : parts) {
                System.arraycopy(part.numbers[place], 0, row, at, part.corners.length);
                at += part.corners.length;
            }
            rows.add(row);
        }
        return new PatchSample(first.image, first.side, new int[rows.get(0).length], rows.toArray(float[][]::new));
    }

    private static int offset(int place, int side, ImageBatch image) {
        int row = side * image.channels();
        return place / row * image.width() * image.channels() + place % row;
    }

    /** Returns the inner product of every patch with a kernel. */
    float[] project(float[] kernel) {
        return mixed(kernel, numbers);
    }

    private static float[] mixed(float[] weights, float[][] rows) {
        float[] sum = new float[rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            float weight = weights[row];
            float[] numbers = rows[row];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * numbers[i];
            }
        }
        return sum;
    }

    /**
     * Adds to the gradient of the image from which the patches were drawn.
     *
     * @param kernels kernels on which the patches were projected
     * @param slopes derivative of a loss with respect to every inner product, for each kernel
     */
    void addGradient(float[][] kernels, float[][] slopes, float[] gradient) {
        float[][] byPlace = IntStream.range(0, numbers.length)
                .parallel()
                .mapToObj(place -> {
                    float[] weights = new float[kernels.length];
                    for (int k = 0; k < weights.length; k++) {
                        weights[k] = kernels[k][place];
                    }
                    return mixed(weights, slopes);
                })
                .toArray(float[][]::new);
        for (int place = 0; place < numbers.length; place++) {
            int offset = offset(place, side, image);
            for (int i = 0; i < corners.length; i++) {
                gradient[corners[i] + offset] += byPlace[place][i];
            }
        }
    }
}

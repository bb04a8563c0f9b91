package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Draws the noise of a file, with standard deviation 1. It begins with independent numbers that are partly the same in
 * all channels. Then it applies the steps of a camera and of image editing, which are linear filters: a mosaic of
 * colour filters, noise reduction, sharpening, resizing. Their order is random, and some are left out.
 */
final class FileNoise {

    /** Width of the additional border in pixels, so that filters do not reach the border of the field. */
    private static final int MARGIN = 8;

    private static final double WHITE = 0.2;

    /** Smallest standard deviation of a blur. A narrower Gaussian does not change pixels. */
    static final double NARROWEST = 0.2;

    private FileNoise() {}

    /** Returns noise, (1, height, width, channels). */
    static ImageBatch field(int height, int width, int channels, RandomGenerator random) {
        int rows = height + 2 * MARGIN;
        int columns = width + 2 * MARGIN;
        ImageBatch field = independent(rows, columns, channels, channels == 1 ? 0 : random.nextDouble(), random);
        if (random.nextDouble() >= WHITE) {
            if (channels == 3 && random.nextBoolean()) {
                field = BayerMosaic.interpolated(field);
            }
            for (UnaryOperator<ImageBatch> step : steps(random)) {
                field = step.apply(field);
            }
        }
        return normalized(field.crop(MARGIN, MARGIN, height, width));
    }

    /**
     * Returns noise that is independent between channels, (1, height, width, channels), with standard deviation 1.
     *
     * @param sigma standard deviation of its blur, in pixels
     */
    static ImageBatch blurred(int height, int width, int channels, double sigma, RandomGenerator random) {
        int margin = (int) Math.ceil(4 * sigma);
        ImageBatch field = independent(height + 2 * margin, width + 2 * margin, channels, 0, random);
        return normalized((sigma < NARROWEST ? field : blurred(field, sigma)).crop(margin, margin, height, width));
    }

    /** @param shared share of the noise that is the same in all channels */
    private static ImageBatch independent(int rows, int columns, int channels, double shared, RandomGenerator random) {
        float common = (float) Math.sqrt(shared);
        float own = (float) Math.sqrt(1 - shared);
        float[] noise = new float[rows * columns * channels];
        for (int pixel = 0; pixel < rows * columns; pixel++) {
            float brightness = common == 0 ? 0 : common * (float) random.nextGaussian();
            for (int c = 0; c < channels; c++) {
                noise[pixel * channels + c] = brightness + own * (float) random.nextGaussian();
            }
        }
        return ImageBatch.wrap(1, rows, columns, channels, noise);
    }

    private static List<UnaryOperator<ImageBatch>> steps(RandomGenerator random) {
        double resized = random.nextDouble(0.3, 1.0);
        double reach = random.nextDouble(0.8, 2);
        float kept = (float) random.nextDouble(0.2, 0.9);
        float sharpened = (float) random.nextDouble(0.2, 1.2);
        double blotches = random.nextDouble(1, 2.5);
        List<UnaryOperator<ImageBatch>> all = List.of(
                noise -> blurred(noise, resized),
                noise -> mixed(noise, kept, blurred(noise, reach), 1 - kept),
                noise -> mixed(noise, 1 + sharpened, blurred(noise, 1), -sharpened),
                noise -> noise.channels() == 1 ? noise : blotched(noise, blotches));
        List<UnaryOperator<ImageBatch>> order = new ArrayList<>(all);
        order.removeIf(step -> random.nextBoolean());
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    private static ImageBatch blurred(ImageBatch noise, double sigma) {
        return PointSpreadFunction.gaussian(sigma).apply(noise);
    }

    private static ImageBatch mixed(ImageBatch one, float weight, ImageBatch other, float otherWeight) {
        float[] sum = one.data().clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weight * sum[i] + otherWeight * other.data()[i];
        }
        return ImageBatch.wrap(1, one.height(), one.width(), one.channels(), sum);
    }

    /** Applies noise reduction, which smooths the colour more than the brightness and leaves blotches. */
    private static ImageBatch blotched(ImageBatch noise, double sigma) {
        int channels = noise.channels();
        float[] brightness = new float[noise.height() * noise.width()];
        float[] colour = noise.data().clone();
        for (int pixel = 0; pixel < brightness.length; pixel++) {
            for (int c = 0; c < channels; c++) {
                brightness[pixel] += colour[pixel * channels + c] / channels;
            }
            for (int c = 0; c < channels; c++) {
                colour[pixel * channels + c] -= brightness[pixel];
            }
        }
        float[] sum = blurred(ImageBatch.wrap(1, noise.height(), noise.width(), channels, colour), sigma)
                .data();
        for (int i = 0; i < sum.length; i++) {
            // A full blur would leave too little noise, so a part of the noise is kept as by a moderate filter.
            sum[i] = brightness[i / channels] + (float) sigma * sum[i];
        }
        return ImageBatch.wrap(1, noise.height(), noise.width(), channels, sum);
    }

    private static ImageBatch normalized(ImageBatch noise) {
        double squares = 0;
        for (float value : noise.data()) {
            squares += value * value;
        }
        float scale = squares == 0 ? 0 : (float) Math.sqrt(noise.data().length / squares);
        float[] scaled = noise.data().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale;
        }
        return ImageBatch.wrap(1, noise.height(), noise.width(), noise.channels(), scaled);
    }
}

package io.intaglio.metric;

import io.intaglio.image.ImageBatch;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * The built-in metrics.
 *
 * @since 0.1
 */
public final class Metrics {

    private static final int MSE_DIGITS = 6;

    private Metrics() {}

    /**
     * Returns {@code psnr}, {@code ssim} and {@code ms-ssim}, in this order. Not all can compare small images: see
     * {@link Metric#fits}.
     */
    public static List<Metric> standard() {
        return List.of(
                new Function("psnr", 1, false, "dB", 2, Psnr::mean),
                new Function("ssim", Ssim.SMALLEST, false, "", 4, Ssim::of),
                new Function("ms-ssim", MsSsim.SMALLEST, false, "", 4, MsSsim::of));
    }

    /**
     * Returns {@code ab-error}: the mean distance of colours in the a*b* plane of CIELAB (sRGB, D65), independent of
     * brightness. For pictures of three channels; lower is better.
     */
    public static Metric colourError() {
        return new Function("ab-error", 1, true, "", 2, ColourError::of);
    }

    /**
     * Returns a value of one of some metrics with its unit, digits and direction; a name of none of them means the mean
     * squared error, which every comparison has.
     */
    public static Figure figure(List<Metric> metrics, String name, double value) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .map(metric -> new Figure(value, metric.unit(), metric.digits(), metric.lowerIsBetter()))
                .orElse(Figure.lowerIsBetter(value, "", MSE_DIGITS));
    }

    /** Returns a copy with all values clipped to [0, 1], as in a written file. NaN does not change. */
    public static ImageBatch clipped(ImageBatch images) {
        float[] data = images.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.max(0f, Math.min(1f, data[i]));
        }
        return ImageBatch.wrap(images.count(), images.height(), images.width(), images.channels(), data);
    }

    private record Function(
            String name,
            int smallest,
            boolean lowerIsBetter,
            String unit,
            int digits,
            ToDoubleBiFunction<ImageBatch, ImageBatch> formula)
            implements Metric {

        @Override
        public double of(ImageBatch reference, ImageBatch image) {
            return formula.applyAsDouble(reference, image);
        }
    }
}

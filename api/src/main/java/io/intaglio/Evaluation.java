package io.intaglio;

import io.intaglio.config.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a model does on data it was not trained on, beside the classical methods at hand. Outputs are clipped to [0, 1]
 * and compared with the clean image; every figure is the mean over the images that are large enough for it.
 *
 * @param task that was done
 * @param about what is known of the degradation, as the task says it
 * @param metrics the model's: {@code psnr} in dB, {@code ssim}, {@code ms-ssim}, {@code mse}
 * @param baselines the same of each method by name; {@code input} is the degraded image itself
 * @param images each one's figures, in the data's order
 * @param skipped examples that could not be read
 */
public record Evaluation(
        String task,
        Settings about,
        Map<String, Double> metrics,
        Map<String, Map<String, Double>> baselines,
        List<Row> images,
        long skipped) {

    /** The name of the baseline that does nothing. */
    public static final String INPUT = "input";

    public Evaluation {
        metrics = ordered(metrics);
        baselines = ordered(baselines);
        images = List.copyOf(images);
    }

    /**
     * One image's figures. A figure that the image is too small for, or that is infinite, is absent.
     *
     * @param name of the example
     * @param metrics the model's
     * @param baselines the same of each method by name
     */
    public record Row(String name, Map<String, Double> metrics, Map<String, Map<String, Double>> baselines) {

        public Row {
            metrics = ordered(metrics);
            baselines = ordered(baselines);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

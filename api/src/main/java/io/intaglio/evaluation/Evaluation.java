package io.intaglio.evaluation;

import io.intaglio.config.Settings;
import io.intaglio.metric.Figure;
import io.intaglio.metric.FigureTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an evaluation: a model's quality on data it was not trained on, compared with the available classical
 * methods. Outputs are clipped to [0, 1] and compared with the clean image; every figure is the mean over the images
 * that are large enough for it.
 *
 * @param task the name of the task
 * @param about properties of the degradation, as the task gives them, and the options that were given
 * @param figures the model's figures, the decisive one first: the task's metrics (usually {@code psnr} in dB,
 *     {@code ssim} and {@code ms-ssim}) and {@code mse}
 * @param baselines the figures of each method by name; {@code input} is the degraded image itself
 * @param images the figures of each image, in the order of the data
 * @param skipped examples that could not be read
 * @param failed the methods that were excluded because they failed on an image, by name, with the reason
 * @param tables the task's tables, which contain more detail than the figures
 * @since 0.1
 */
public record Evaluation(
        String task,
        Settings about,
        Map<String, Figure> figures,
        Map<String, Map<String, Double>> baselines,
        List<Row> images,
        long skipped,
        Map<String, String> failed,
        List<FigureTable> tables) {

    /** The name of the baseline that does nothing. */
    public static final String INPUT = "input";

    public Evaluation {
        figures = ordered(figures);
        baselines = ordered(baselines);
        images = List.copyOf(images);
        failed = ordered(failed);
        tables = List.copyOf(tables);
    }

    /** Creates an evaluation without tables. */
    public Evaluation(
            String task,
            Settings about,
            Map<String, Figure> figures,
            Map<String, Map<String, Double>> baselines,
            List<Row> images,
            long skipped,
            Map<String, String> failed) {
        this(task, about, figures, baselines, images, skipped, failed, List.of());
    }

    /** Returns the values of the model's figures, in their order. */
    public Map<String, Double> metrics() {
        Map<String, Double> values = new LinkedHashMap<>();
        figures.forEach((name, figure) -> values.put(name, figure.value()));
        return values;
    }

    /** Returns a value as a figure with the unit and digits of the model's figure of that name. */
    public Figure figure(String name, double value) {
        return figures.getOrDefault(name, Figure.of(value)).at(value);
    }

    /**
     * The figures of one image. A figure is absent if the image is too small for it or the figure is infinite.
     *
     * @param name of the example
     * @param metrics the model's figures
     * @param baselines the figures of each method by name
     * @param gain the model's advantage over the methods
     */
    public record Row(String name, Map<String, Double> metrics, Map<String, Map<String, Double>> baselines, Gain gain) {

        public Row {
            metrics = ordered(metrics);
            baselines = ordered(baselines);
        }
    }

    /**
     * The model's advantage on one image over the best of the other methods.
     *
     * @param metric the task's first metric
     * @param by the advantage in the metric's unit; always positive if the model is better. If there is no other
     *     method, it is the model's own figure, negated if lower is better. It is infinite if one of the two has an
     *     infinite PSNR or no figure (which counts as the worst), and 0 if this holds for both
     */
    public record Gain(String metric, double by) {}

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

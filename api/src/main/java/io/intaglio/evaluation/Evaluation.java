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
 * @param task that was done
 * @param about what is known of the degradation, as the task says it
 * @param figures the model's, the one that decides first: those of the task, as a rule {@code psnr} in dB, {@code ssim}
 *     and {@code ms-ssim}, and {@code mse}
 * @param baselines the same of each method by name; {@code input} is the degraded image itself
 * @param images each one's figures, in the data's order
 * @param skipped examples that could not be read
 * @param failed the methods that failed at an image and were left out, by name, with the reason
 * @param tables of the task that say more than figures
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

    /**
     * Returns a value as it is shown where it is one of a figure's kind: the unit and digits are the model's figure's.
     */
    public Figure figure(String name, double value) {
        return figures.getOrDefault(name, Figure.of(value)).at(value);
    }

    /**
     * One image's figures. A figure that the image is too small for, or that is infinite, is absent.
     *
     * @param name of the example
     * @param metrics the model's
     * @param baselines the same of each method by name
     * @param gain of the model over them
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
     * @param metric by which the task is judged
     * @param by in that metric's unit; positive where the model is better, be the metric one of which more is better or
     *     one of which less is. Where there is no other method, the model's own figure, negative if less is better.
     *     Infinite where one of the two is perfect and its PSNR infinite, or has no figure, which is worse than any; 0
     *     where both are so
     */
    public record Gain(String metric, double by) {}

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

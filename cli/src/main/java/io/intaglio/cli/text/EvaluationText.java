package io.intaglio.cli.text;

import io.intaglio.evaluation.Evaluation;
import io.intaglio.metric.Figure;
import io.intaglio.metric.FigureTable;
import io.intaglio.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An evaluation as a table for people and as JSON for machines.
 *
 * @since 0.1
 */
public final class EvaluationText {

    /** The name of the model in tables. */
    public static final String OURS = "this plate";

    private static final Set<String> ABBREVIATIONS =
            Set.of("psnr", "ssim", "ms-ssim", "mse", "mae", "nll", "ece", "auroc");

    private EvaluationText() {}

    /** Returns a table for people: a row per method, this plate last. */
    public static String table(Evaluation evaluation) {
        List<String> columns = List.copyOf(evaluation.metrics().keySet());
        StringBuilder text = new StringBuilder(heading(evaluation)).append("\n\n");
        int width = Math.max(
                24,
                2
                        + evaluation.baselines().keySet().stream()
                                .mapToInt(String::length)
                                .max()
                                .orElse(0));
        text.append(" ".repeat(width));
        columns.forEach(column -> text.append(cell(evaluation, column, heading(evaluation, column))));
        evaluation.baselines().forEach((name, figures) -> row(text, width, name, evaluation, figures));
        row(text, width, OURS, evaluation, evaluation.metrics());
        return text.toString();
    }

    /** Returns what was measured, on how many images. */
    public static String heading(Evaluation evaluation) {
        String about = evaluation.about().toString().strip().replace("\n", ", ");
        int count = evaluation.images().size();
        return evaluation.task() + (about.isEmpty() ? "" : " (" + about + ")") + ": " + count
                + (count == 1 ? " image" : " images, means");
    }

    private static void row(
            StringBuilder text, int width, String name, Evaluation evaluation, Map<String, Double> figures) {
        text.append(String.format(Locale.ROOT, "%n%-" + width + "s", name));
        for (String column : evaluation.figures().keySet()) {
            text.append(cell(evaluation, column, figure(evaluation, column, figures.get(column))));
        }
    }

    private static String cell(Evaluation evaluation, String column, String text) {
        int width = Math.max(10, heading(evaluation, column).length() + 2);
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }

    /** A figure's name over a column of an evaluation, with its unit. */
    public static String heading(Evaluation evaluation, String metric) {
        String unit = evaluation.figure(metric, 0).unit();
        return name(metric) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** A value in as many digits as the evaluation gives it; a dash where there is none. */
    public static String figure(Evaluation evaluation, String metric, Double value) {
        return value == null ? "-" : evaluation.figure(metric, value).text();
    }

    /**
     * A value where no column says what it is.
     *
     * @param kind a figure of its kind
     * @param text of the value
     */
    public static String withUnit(String metric, Figure kind, String text) {
        return kind.unit().isEmpty() ? name(metric) + " " + text : text + " " + kind.unit();
    }

    /** A difference with its sign. */
    public static String signed(Figure difference) {
        return (difference.value() < 0 ? "" : "+") + difference.text();
    }

    /** A metric's name over a column. */
    public static String heading(String metric) {
        return metric.equals("psnr") ? "PSNR dB" : name(metric);
    }

    /** A figure in as many digits as it deserves. */
    public static String figure(String metric, Double value) {
        if (value == null) {
            return "-";
        }
        String digits = switch (metric) {
            case "psnr", "ab-error" -> "%.2f";
            case "mse" -> "%.6f";
            default -> "%.4f";
        };
        return String.format(Locale.ROOT, digits, value);
    }

    /** A gain, signed; a dash where it is infinite. */
    public static String gain(Evaluation evaluation, Evaluation.Gain gain) {
        if (!Double.isFinite(gain.by())) {
            return "-";
        }
        return signed(evaluation.figure(gain.metric(), gain.by()));
    }

    /**
     * Returns JSON for machines: {@code task}, {@code settings}, {@code metrics}, {@code baselines}, {@code count},
     * {@code skipped}, {@code failed}, {@code tables} where the task has some, {@code images} with their own figures.
     */
    public static String json(Evaluation evaluation) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("task", evaluation.task());
        object.put("settings", new TreeMap<>(evaluation.about().asMap()));
        object.put("metrics", evaluation.metrics());
        object.put("baselines", evaluation.baselines());
        object.put("count", evaluation.images().size());
        object.put("skipped", evaluation.skipped());
        object.put("failed", evaluation.failed());
        if (!evaluation.tables().isEmpty()) {
            object.put("tables", tables(evaluation.tables()));
        }
        List<Object> images = new ArrayList<>();
        for (Evaluation.Row row : evaluation.images()) {
            if (row.metrics().isEmpty() && row.baselines().isEmpty()) {
                continue;
            }
            Map<String, Object> image = new LinkedHashMap<>();
            image.put("name", row.name());
            image.put("metrics", row.metrics());
            image.put("baselines", row.baselines());
            images.add(image);
        }
        object.put("images", images);
        return Json.of(object);
    }

    private static Map<String, Object> tables(List<FigureTable> tables) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (FigureTable table : tables) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("columns", table.columns());
            each.put("rows", table.rows());
            each.put("values", table.values());
            object.put(table.name(), each);
        }
        return object;
    }

    /** Abbreviations are written in capitals, words as they are. */
    private static String name(String metric) {
        return ABBREVIATIONS.contains(metric) ? metric.toUpperCase(Locale.ROOT) : metric;
    }
}

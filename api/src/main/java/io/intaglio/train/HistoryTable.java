package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A history as a table: its columns, and its rows as cells. A cell without anything to say is empty.
 *
 * @param terms of the loss, a column each
 */
record HistoryTable(List<String> terms) {

    private static final MathContext DIGITS = new MathContext(7);
    private static final String TERM = "term_";

    HistoryTable {
        terms = List.copyOf(terms);
    }

    List<String> header() {
        List<String> names = new ArrayList<>(List.of("step", "epoch", "loss"));
        terms.forEach(term -> names.add(TERM + term));
        names.addAll(List.of(
                "learning_rate",
                "images_per_second",
                "held_out_mse",
                "held_out_psnr",
                "seconds",
                "arrays",
                "resident_bytes",
                "heap_bytes",
                "advice"));
        return names;
    }

    List<String> cells(HistoryRow row) {
        List<String> cells =
                new ArrayList<>(List.of(Long.toString(row.step()), Long.toString(row.epoch()), number(row.loss())));
        terms.forEach(term -> cells.add(number(row.terms().getOrDefault(term, Double.NaN))));
        double held = row.heldOut().orElse(Double.NaN);
        cells.addAll(List.of(
                number(row.learningRate()),
                number(row.imagesPerSecond()),
                number(held),
                number(new Validation(row.step(), held, false).psnr()),
                BigDecimal.valueOf(row.seconds())
                        .setScale(3, RoundingMode.HALF_UP)
                        .toPlainString(),
                number(row.arrays()),
                number(row.residentBytes()),
                number(row.heapBytes()),
                row.advice()));
        return cells;
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    /** Seven digits, and an exponent only where they would stand far from the point. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        BigDecimal brief = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        double size = Math.abs(value);
        return size == 0 || size >= 1e-6 && size < 1e12 ? brief.toPlainString() : brief.toString();
    }

    /**
     * The rows of a table, whatever the order of its columns. Half a line, as a killed process leaves, is left out.
     *
     * @throws InvalidInputException if it has no column {@code step}
     */
    static List<HistoryRow> rows(List<List<String>> lines) {
        List<String> header = lines.isEmpty() ? List.of() : lines.get(0);
        if (!header.contains("step")) {
            throw new InvalidInputException("it has no column \"step\" in its first line");
        }
        List<HistoryRow> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(1, lines.size())) {
            if (cells.size() != header.size()) {
                continue;
            }
            try {
                rows.add(row(header, cells));
            } catch (NumberFormatException e) {
                continue; // not written by us, or torn
            }
        }
        return rows;
    }

    private static HistoryRow row(List<String> header, List<String> cells) {
        Map<String, String> by = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            by.put(header.get(i), cells.get(i));
        }
        Map<String, Double> terms = new LinkedHashMap<>();
        by.forEach((name, cell) -> {
            if (name.startsWith(TERM) && !cell.isEmpty()) {
                terms.put(name.substring(TERM.length()), Double.valueOf(cell));
            }
        });
        double held = real(by, "held_out_mse");
        double seconds = real(by, "seconds");
        return new HistoryRow(
                Long.parseLong(by.get("step")),
                whole(by, "epoch").orElse(1),
                real(by, "loss"),
                terms,
                real(by, "learning_rate"),
                real(by, "images_per_second"),
                Double.isNaN(held) ? OptionalDouble.empty() : OptionalDouble.of(held),
                Double.isFinite(seconds) ? Math.max(0, seconds) : 0,
                whole(by, "arrays"),
                whole(by, "resident_bytes"),
                whole(by, "heap_bytes"),
                by.getOrDefault("advice", ""));
    }

    private static double real(Map<String, String> cells, String name) {
        String cell = cells.getOrDefault(name, "");
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    private static OptionalLong whole(Map<String, String> cells, String name) {
        String cell = cells.getOrDefault(name, "");
        return cell.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cell));
    }
}

package io.intaglio.train;

import io.intaglio.config.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A history as a table of text: its columns, and its rows as cells. A cell without a value is empty.
 *
 * @param terms names of the terms of the loss, one column each
 * @param figures names of a task's figures on held-out data, one column each, without the mean squared error and its
 *     PSNR
 */
record HistoryTable(List<String> terms, List<String> figures) {

    private static final MathContext DIGITS = new MathContext(7);
    private static final String TERM = "term_";
    private static final String HELD_OUT = "held_out_";
    private static final String MSE = "mse";
    private static final String PSNR = "psnr";

    HistoryTable {
        terms = List.copyOf(terms);
        figures = List.copyOf(figures);
    }

    /** Returns a table with all columns that the given rows need. */
    static HistoryTable of(List<HistoryRow> rows) {
        return new HistoryTable(
                rows.stream()
                        .flatMap(row -> row.means().terms().keySet().stream())
                        .distinct()
                        .toList(),
                rows.stream()
                        .flatMap(row -> row.heldOut().keySet().stream())
                        .filter(HistoryTable::own)
                        .distinct()
                        .toList());
    }

    /** Returns whether it has all columns that a row needs. */
    boolean fits(HistoryRow row) {
        return terms.containsAll(row.means().terms().keySet())
                && row.heldOut().keySet().stream().filter(HistoryTable::own).allMatch(figures::contains);
    }

    /** Returns whether a figure needs its own column. The mean squared error has columns in every table. */
    private static boolean own(String figure) {
        return !figure.equals(MSE) && !figure.equals(PSNR);
    }

    List<String> header() {
        List<String> names = new ArrayList<>(List.of("step", "epoch", "loss"));
        terms.forEach(term -> names.add(TERM + term));
        names.addAll(List.of("learning_rate", "images_per_second", HELD_OUT + MSE, HELD_OUT + PSNR));
        figures.forEach(figure -> names.add(HELD_OUT + figure));
        names.addAll(List.of("seconds", "arrays", "resident_bytes", "heap_bytes", "advice"));
        return names;
    }

    List<String> cells(HistoryRow row) {
        HistoryRow.Means means = row.means();
        List<String> cells =
                new ArrayList<>(List.of(Long.toString(row.step()), Long.toString(row.epoch()), number(means.loss())));
        terms.forEach(term -> cells.add(number(means.terms().getOrDefault(term, Double.NaN))));
        double mse = row.heldOut().getOrDefault(MSE, Double.NaN);
        cells.addAll(List.of(
                number(means.learningRate()),
                number(means.imagesPerSecond()),
                number(mse),
                number(new Validation(row.step(), mse, false).psnr())));
        figures.forEach(figure -> cells.add(number(row.heldOut().getOrDefault(figure, Double.NaN))));
        cells.add(BigDecimal.valueOf(row.seconds())
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString());
        boolean told = row.resources().map(ResourceUsage::residentBytes).orElse(-1L) >= 0;
        cells.add(row.resources().map(held -> Integer.toString(held.arrays())).orElse(""));
        cells.add(told ? Long.toString(row.resources().get().residentBytes()) : "");
        cells.add(told ? Long.toString(row.resources().get().heapBytes()) : "");
        cells.add(row.advice());
        return cells;
    }

    /** Returns a number with seven digits, with an exponent only if it is very small or very large. */
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
     * Reads the rows of a table with columns in any order. An incomplete line of a killed process is left out.
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
                continue; // not a row of this format, or an incomplete one
            }
        }
        return rows;
    }

    private static HistoryRow row(List<String> header, List<String> cells) {
        Map<String, String> by = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            by.put(header.get(i), cells.get(i));
        }
        double seconds = real(by, "seconds");
        Map<String, Double> heldOut = named(by, HELD_OUT);
        heldOut.remove(PSNR); // follows from the mean squared error
        return new HistoryRow(
                Long.parseLong(by.get("step")),
                whole(by, "epoch").orElse(1),
                Double.isFinite(seconds) ? Math.max(0, seconds) : 0,
                new HistoryRow.Means(
                        real(by, "loss"), named(by, TERM), real(by, "learning_rate"), real(by, "images_per_second")),
                heldOut,
                resources(by),
                by.getOrDefault("advice", ""));
    }

    /** Returns the numbers in the columns of one prefix, by the rest of their headings. */
    private static Map<String, Double> named(Map<String, String> cells, String prefix) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        cells.forEach((name, cell) -> {
            if (name.startsWith(prefix) && !cell.isEmpty()) {
                numbers.put(name.substring(prefix.length()), Double.valueOf(cell));
            }
        });
        return numbers;
    }

    private static Optional<ResourceUsage> resources(Map<String, String> cells) {
        OptionalLong arrays = whole(cells, "arrays");
        return arrays.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResourceUsage(
                        (int) Math.min(Integer.MAX_VALUE, arrays.getAsLong()),
                        whole(cells, "resident_bytes").orElse(-1),
                        whole(cells, "heap_bytes").orElse(0)));
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

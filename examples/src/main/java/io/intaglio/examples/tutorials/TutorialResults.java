package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import io.intaglio.metric.Figure;
import io.intaglio.text.Json;
import io.intaglio.text.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures that a {@link Runner} measured.
 *
 * @param data the data of the measurement
 * @param tables of figures
 */
record TutorialResults(String data, List<Table> tables) {

    TutorialResults {
        tables = List.copyOf(tables);
    }

    /**
     * A table of figures.
     *
     * @param columns the first names the rows
     * @param rows each as long as there are columns
     */
    record Table(List<String> columns, List<List<String>> rows) {

        Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new InvalidInputException("a row of this table has " + columns.size() + " cells, not " + row);
                }
            }
        }

        /** Creates a table without rows. */
        static Table of(String... columns) {
            return new Table(List.of(columns), List.of());
        }

        /**
         * Returns the table with one more row.
         *
         * @param cells each a {@link Figure}, or a text where there is none
         */
        Table with(String name, Object... cells) {
            List<String> row = new ArrayList<>(List.of(name));
            for (Object cell : cells) {
                row.add(cell instanceof Figure figure ? (figure.text() + " " + figure.unit()).strip() : (String) cell);
            }
            List<List<String>> more = new ArrayList<>(rows);
            more.add(row);
            return new Table(columns, more);
        }

        /** Returns the number in a cell. */
        double number(String row, String column) {
            int at = columns.indexOf(column);
            return rows.stream()
                    .filter(cells -> at > 0 && cells.get(0).equals(row))
                    .map(cells -> cells.get(at).split(" ", 2)[0])
                    .mapToDouble(Double::parseDouble)
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException("there is no cell " + row + ", " + column));
        }

        /** Returns the table in Markdown, as the pages hold it. */
        String markdown() {
            Stream<String> head = Stream.of(line(columns), "|" + "---|".repeat(columns.size()));
            return Stream.concat(head, rows.stream().map(Table::line)).collect(Collectors.joining("\n"));
        }

        private static String line(List<String> cells) {
            return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
        }
    }

    /** Returns decibels, with two digits. */
    static Figure decibels(double value) {
        return Figure.higherIsBetter(value, "dB", 2);
    }

    /** Returns a share as percent, with one digit. */
    static Figure percent(double share) {
        return Figure.higherIsBetter(100 * share, "%", 1);
    }

    /** Returns a whole number. */
    static Figure count(double value) {
        return Figure.higherIsBetter(value, "", 0);
    }

    /** Returns a number with the given number of decimals. */
    static Figure number(double value, int digits) {
        return Figure.higherIsBetter(value, "", digits);
    }

    /** Returns the tables in Markdown. */
    String markdown() {
        return tables.stream().map(Table::markdown).collect(Collectors.joining("\n\n"));
    }

    /** Returns a text that {@link #parse} reads. */
    String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("data", data);
        object.put("tables", tables.stream().map(TutorialResults::object).toList());
        return Json.of(object);
    }

    private static Map<String, Object> object(Table table) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("columns", table.columns());
        object.put("rows", table.rows());
        return object;
    }

    /** Reads what {@link #json} wrote. */
    static TutorialResults parse(String json) {
        Map<?, ?> object = (Map<?, ?>) JsonParser.parse(json);
        return new TutorialResults(
                (String) object.get("data"),
                ((List<?>) object.get("tables"))
                        .stream().map(TutorialResults::table).toList());
    }

    private static Table table(Object value) {
        Map<?, ?> object = (Map<?, ?>) value;
        return new Table(
                texts(object.get("columns")),
                ((List<?>) object.get("rows"))
                        .stream().map(TutorialResults::texts).toList());
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(String.class::cast).toList();
    }
}

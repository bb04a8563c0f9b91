package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.text.Csv;
import io.intaglio.text.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of numbers that tasks answered with, as a file.
 *
 * @param columns their names
 * @param inputs the name of each row's input; empty for tasks that take none
 * @param rows each as long as there are columns
 * @param classes names of the classes whose numbers stand in the column {@code class}; formats of numbers alone keep
 *     the numbers
 */
record TableFile(List<String> columns, List<String> inputs, List<List<Double>> rows, List<String> classes) {

    private static final String INPUT = "input";
    private static final String CLASS = "class";
    private static final List<String> EXTENSIONS = List.of("csv", "json", "npy", "safetensors");

    /** Refuses a file whose extension says no format of tables. */
    static void check(Path out) {
        if (!ResultPlace.isStandard(out) && !named(out)) {
            throw new InvalidInputException(
                    "this plate answers with a table, which is written to *.csv, *.json, *.npy or *.safetensors, not"
                            + " to "
                            + out);
        }
    }

    /** Returns whether a file is called as a table is. */
    static boolean named(Path out) {
        return EXTENSIONS.contains(ResultFormat.extension(out));
    }

    /** Writes the file, or replaces it, whole or not at all. */
    void write(Path out) throws IOException {
        switch (ResultFormat.extension(out)) {
            case "json" -> AtomicFile.write(out, json() + "\n");
            case "npy" -> AtomicFile.write(out, stream -> stream.write(npy()));
            case "safetensors" -> AtomicFile.write(out, stream -> stream.write(safetensors()));
            default -> AtomicFile.write(out, csv());
        }
    }

    String csv() {
        List<String> head = new ArrayList<>(columns);
        if (!inputs.isEmpty()) {
            head.add(0, INPUT);
        }
        StringBuilder text = new StringBuilder(Csv.line(head));
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                double value = rows.get(i).get(c);
                cells.add(className(c, value).orElse(number(value)));
            }
            if (!inputs.isEmpty()) {
                cells.add(0, inputs.get(i));
            }
            text.append(Csv.line(cells));
        }
        return text.toString();
    }

    private Optional<String> className(int column, double value) {
        return columns.get(column).equals(CLASS) && value >= 0 && value < classes.size() && value == Math.rint(value)
                ? Optional.of(classes.get((int) value))
                : Optional.empty();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private String json() {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            if (!inputs.isEmpty()) {
                row.put(INPUT, inputs.get(i));
            }
            for (int c = 0; c < columns.size(); c++) {
                double value = rows.get(i).get(c);
                row.put(
                        columns.get(c),
                        className(c, value).<Object>map(name -> name).orElse(value));
            }
            all.add(row);
        }
        return Json.of(all);
    }

    /** One tensor, (rows, columns), of binary32 numbers. */
    private byte[] safetensors() {
        float[] numbers = new float[Math.multiplyExact(rows.size(), columns.size())];
        int at = 0;
        for (List<Double> row : rows) {
            for (double number : row) {
                numbers[at++] = (float) number;
            }
        }
        Tensor table = Tensor.of(List.of(rows.size(), columns.size()), numbers);
        return Safetensors.write(Weights.of(Map.of("table", table)));
    }

    /** NumPy's format, version 1.0: binary64 numbers, a row a line; names of columns and inputs have no place in it. */
    private byte[] npy() {
        StringBuilder header = new StringBuilder(
                "{'descr': '<f8', 'fortran_order': False, 'shape': (" + rows.size() + ", " + columns.size() + "), }");
        while ((10 + header.length() + 1) % 64 != 0) {
            header.append(' ');
        }
        header.append('\n');
        int size = Math.addExact(
                10 + header.length(), Math.multiplyExact(8, Math.multiplyExact(rows.size(), columns.size())));
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        file.putShort((short) header.length()).put(header.toString().getBytes(StandardCharsets.US_ASCII));
        rows.forEach(row -> row.forEach(file::putDouble));
        return file.array();
    }
}

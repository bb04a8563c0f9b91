package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.text.Csv;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** Image files that a table lists, with their classes. The class of an image can be unknown. */
final class CsvSource implements Source {

    private static final String FILE = "file";
    private static final String CLASS = "class";

    private final List<Row> rows = new ArrayList<>();
    private final List<Labelled> images;
    private final List<String> classes;

    /**
     * A line of the table.
     *
     * @param name the path in the table
     * @param label name of the class, blank if it is unknown
     */
    private record Row(String name, Path file, String label) {}

    /** An image with its class, or -1 if it is unknown. */
    private record Labelled(ImagePart image, int label) {}

    /** Returns the text of a table. Names of classes in another encoding would become other names. */
    private static String text(Path table) throws IOException {
        try {
            return Files.readString(table, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new InvalidInputException("csv: \"" + table + "\" is no text in UTF-8; save it in that encoding");
        }
    }

    /** Reads the table. Its paths are relative to its folder. */
    CsvSource(Path table) throws IOException {
        String text = text(table);
        // Some editors on Windows write a byte order mark at the beginning of a file.
        List<List<String>> lines = Csv.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<String> head = lines.isEmpty()
                ? List.of()
                : lines.get(0).stream().map(String::strip).toList();
        int file = head.indexOf(FILE);
        int label = head.indexOf(CLASS);
        if (file < 0 || label < 0) {
            throw new InvalidInputException("csv: the first line of \"" + table + "\" names the columns, \"file\" and"
                    + " \"class\" among them, and it is \"" + String.join(",", head) + "\"");
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = lines.get(i);
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (cells.size() != head.size() || cells.get(file).isBlank()) {
                throw new InvalidInputException("csv: line " + (i + 1) + " of \"" + table + "\" names no file or has "
                        + cells.size() + " cells, and the first line has " + head.size() + "; leave the class empty"
                        + " where it is not known, and keep the comma");
            }
            Row row =
                    row(table, i + 1, cells.get(file).strip(), cells.get(label).strip());
            Integer other = seen.put(row.name(), i + 1);
            if (other != null) {
                throw new InvalidInputException("csv: lines " + other + " and " + (i + 1) + " of \"" + table
                        + "\" name the same file, \"" + row.name() + "\"; take one out");
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException("csv: \"" + table + "\" lists no images; give each a line below the first");
        }
        classes = rows.stream()
                .map(Row::label)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted(order())
                .toList();
        images = rows.stream()
                .flatMap(row -> ImageFiles.parts(row.name(), row.file())
                        .map(image -> new Labelled(image, classes.indexOf(row.label()))))
                .toList();
    }

    private static Row row(Path table, int line, String name, String label) {
        try {
            return new Row(name, table.toAbsolutePath().resolveSibling(name), label);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    "csv: line " + line + " of \"" + table + "\" names no file: " + e.getReason(), e);
        }
    }

    /** Returns the order of class names: numbers by their value, so that 10 follows 9, all others by their letters. */
    private Comparator<String> order() {
        boolean numbers = rows.stream().allMatch(row -> row.label().matches("[0-9]{0,9}"));
        return numbers ? Comparator.comparingInt(Integer::parseInt) : Comparator.naturalOrder();
    }

    @Override
    public long size() {
        return images.size();
    }

    @Override
    public Example get(long index) throws IOException {
        ImagePart image = images.get((int) Objects.checkIndex(index, size())).image();
        return Example.of(image.name(), ImageFiles.read(image, image.name()), label(index));
    }

    @Override
    public String name(long index) {
        return images.get((int) Objects.checkIndex(index, size())).image().name();
    }

    @Override
    public OptionalInt label(long index) {
        int label = images.get((int) Objects.checkIndex(index, size())).label();
        return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("csv");
        for (Row row : rows) {
            digest.add(row.name()).add(row.label()).addSampleOf(row.file());
        }
        return digest.hex();
    }

    @Override
    public List<String> classes() {
        return classes;
    }
}

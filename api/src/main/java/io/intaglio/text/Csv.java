package io.intaglio.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes tables as text according to RFC 4180: commas, CR LF, and quotes around a cell that needs them.
 *
 * @since 0.1
 */
public final class Csv {

    private static final String END = "\r\n";

    /**
     * What a spreadsheet would compute instead of showing it; numbers are none. An apostrophe before it says that it is
     * text.
     */
    private static final Pattern FORMULA =
            Pattern.compile("'*(?:[=@\t\r]|[+-](?!(?:[0-9.]+(?:[eE][+-]?[0-9]+)?|Infinity)$)).*", Pattern.DOTALL);

    private Csv() {}

    /** A line of it, with its end. Invisible characters become escapes, and stay so when they are read. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", END));
    }

    private static String quoted(String text) {
        String visible = VisibleText.lines(text);
        String cell = FORMULA.matcher(visible).matches() ? "'" + visible : visible;
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /**
     * Returns the cells of every line. Lines may end in LF alone; the last line may be incomplete, even without its
     * closing quote.
     */
    public static List<List<String>> parse(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c != '"' || doubled) {
                    cell.append(c);
                    i += doubled ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(texts(cells));
                    cells = new ArrayList<>();
                }
            } else if (c != '\r' || !text.startsWith("\n", i + 1)) {
                cell.append(c);
            }
        }
        if (!cells.isEmpty() || !cell.isEmpty()) {
            cells.add(cell.toString());
            lines.add(texts(cells));
        }
        return lines;
    }

    private static List<String> texts(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell)
                .toList();
    }
}

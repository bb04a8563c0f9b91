package io.intaglio.text;

import io.intaglio.config.Settings;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * Writes maps, collections, texts, numbers, truth values and null as JSON (RFC 8259).
 *
 * @since 0.1
 */
public final class Json {

    private final StringBuilder text = new StringBuilder();
    private final boolean indented;

    private Json(boolean indented) {
        this.indented = indented;
    }

    /** Returns the text of a value, indented by two. */
    public static String of(Object value) {
        return of(value, true);
    }

    /** Returns the text of a value on one line, with no spaces but those in texts. */
    public static String compact(Object value) {
        return of(value, false);
    }

    private static String of(Object value, boolean indented) {
        Json json = new Json(indented);
        json.value(value, indented ? "\n" : "");
        return json.text.toString();
    }

    private void value(Object value, String line) {
        if (value instanceof Settings settings) {
            value(settings.asMap(), line);
        } else if (value instanceof Map<?, ?> map) {
            object(map, line);
        } else if (value instanceof Collection<?> list) {
            array(list, line);
        } else if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Number number) {
            // JSON knows neither infinity nor NaN.
            text.append(Double.isFinite(number.doubleValue()) ? number : null);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map, String line) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            text.append(deeper(line));
            string(String.valueOf(entry.getKey()));
            text.append(indented ? ": " : ":");
            value(entry.getValue(), deeper(line));
            text.append(entries.hasNext() ? "," : line);
        }
        text.append('}');
    }

    private void array(Collection<?> list, String line) {
        text.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            text.append(deeper(line));
            value(items.next(), deeper(line));
            text.append(items.hasNext() ? "," : line);
        }
        text.append(']');
    }

    private String deeper(String line) {
        return indented ? line + "  " : line;
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isSurrogate(c) || VisibleText.invisible(c)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}

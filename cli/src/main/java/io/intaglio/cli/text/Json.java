package io.intaglio.cli.text;

import io.intaglio.config.Settings;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** Writes maps, collections, texts, numbers, truth values and null as JSON (RFC 8259), indented by two. */
public final class Json {

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** The text of a value. */
    public static String of(Object value) {
        Json json = new Json();
        json.value(value, "\n");
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
            text.append(line).append("  ");
            string(String.valueOf(entry.getKey()));
            text.append(": ");
            value(entry.getValue(), line + "  ");
            text.append(entries.hasNext() ? "," : line);
        }
        text.append('}');
    }

    private void array(Collection<?> list, String line) {
        text.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            text.append(line).append("  ");
            value(items.next(), line + "  ");
            text.append(items.hasNext() ? "," : line);
        }
        text.append(']');
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

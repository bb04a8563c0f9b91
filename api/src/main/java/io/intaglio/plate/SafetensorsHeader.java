package io.intaglio.plate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A parser for the JSON of a safetensors header only. Its grammar is fixed, so an untrusted file cannot choose the
 * depth of the recursion.
 */
final class SafetensorsHeader {

    private static final String METADATA = "__metadata__";

    /** The largest number of extents of a tensor; no layer has more. */
    private static final int MOST_EXTENTS = 8;

    /** A tensor of the header. Its numbers are at the bytes from begin (inclusive) to end (exclusive). */
    record Entry(String name, Precision precision, List<Integer> shape, long begin, long end) {

        /**
         * Returns the number of bytes of the shape, or {@link Long#MAX_VALUE} if it is larger than the limit of a
         * plate.
         */
        long bytes() {
            long bytes = precision.size();
            for (int extent : shape) {
                // Both factors are below 2^31, so the product does not overflow before it is checked.
                bytes *= extent;
                if (bytes > Plate.SIZE_LIMIT) {
                    return Long.MAX_VALUE;
                }
            }
            return bytes;
        }
    }

    private final String text;
    private final String file;
    private int at;

    SafetensorsHeader(String text, String file) {
        this.text = text;
        this.file = file;
    }

    static void append(
            StringBuilder json, String name, Precision precision, List<Integer> shape, long begin, long end) {
        if (name.equals(METADATA)) {
            throw new PlateException("a tensor cannot be called " + METADATA + ": the format keeps that name");
        }
        json.append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append("\":{\"dtype\":\"").append(precision).append("\",\"shape\":");
        json.append(shape.toString().replace(" ", ""));
        json.append(",\"data_offsets\":[").append(begin).append(',').append(end).append("]}");
    }

    List<Entry> parse() {
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (!text.startsWith("{")) {
            throw wrong("the header begins with {");
        }
        object(() -> {
            String name = key(names);
            if (name.equals(METADATA)) {
                Set<String> keys = new HashSet<>();
                object(() -> {
                    key(keys);
                    string();
                });
            } else {
                entries.add(tensor(name));
            }
        });
        space();
        if (at < text.length()) {
            throw wrong("nothing but spaces follows the last }");
        }
        return entries;
    }

    private Entry tensor(String name) {
        Set<String> keys = new HashSet<>();
        List<Integer> shape = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        List<Precision> type = new ArrayList<>();
        object(() -> {
            switch (key(keys)) {
                case "dtype" -> type.add(precision());
                case "shape" ->
                    array(() -> {
                        if (shape.size() == MOST_EXTENTS) {
                            throw wrong("a tensor has at most " + MOST_EXTENTS + " dimensions");
                        }
                        shape.add((int) integer(Integer.MAX_VALUE));
                    });
                case "data_offsets" -> array(() -> offsets.add(integer(Long.MAX_VALUE)));
                default -> throw wrong("a tensor has dtype, shape and data_offsets, nothing else");
            }
        });
        if (keys.size() != 3 || offsets.size() != 2) {
            throw wrong("a tensor has dtype, shape and two data_offsets");
        }
        return new Entry(name, type.get(0), shape, offsets.get(0), offsets.get(1));
    }

    private Precision precision() {
        Precision precision = Precision.named(string());
        if (precision == null) {
            throw wrong("the tensors of a plate are of the type F32 or F16");
        }
        return precision;
    }

    private void object(Runnable member) {
        sequence('{', member, '}');
    }

    private void array(Runnable item) {
        sequence('[', item, ']');
    }

    private void sequence(char open, Runnable item, char close) {
        expect(open);
        if (peek() == close) {
            at++;
            return;
        }
        item.run();
        while (peek() == ',') {
            at++;
            item.run();
        }
        expect(close);
    }

    private String key(Set<String> before) {
        String key = string();
        if (!before.add(key)) {
            throw wrong("no name comes twice");
        }
        expect(':');
        return key;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return string.toString();
            }
            if (c < ' ') {
                throw wrong("a string holds no control characters");
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw wrong("there is no escape \\" + Archive.printable(String.valueOf(c)));
        };
    }

    private int hex() {
        char c = next();
        // Character.digit also accepts digits of other scripts.
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw wrong("\\u is followed by four hexadecimal digits");
        }
        return digit;
    }

    private long integer(long max) {
        space();
        int begin = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        int digits = at - begin;
        if (digits < 1 || digits > 18 || (digits > 1 && text.charAt(begin) == '0')) {
            throw wrong("a whole number, not negative, of at most 18 digits stands here");
        }
        long value = Long.parseLong(text, begin, at, 10);
        if (value > max) {
            throw wrong("a number is at most " + max + " here");
        }
        return value;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("a " + wanted + " stands here");
        }
        at++;
    }

    /** Returns the next character that is not a space, or 0 at the end, which is not used in this grammar. */
    private char peek() {
        space();
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        if (at >= text.length()) {
            throw wrong("a string ends with \"");
        }
        return text.charAt(at++);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private PlateException wrong(String rule) {
        return new PlateException(file + ": the header of the tensors is wrong near character " + at + " of "
                + text.length() + ": " + rule);
    }
}

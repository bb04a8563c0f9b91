package io.intaglio.text;

import io.intaglio.config.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads untrusted JSON (RFC 8259). Objects become maps that keep their order, arrays lists, numbers {@link Double},
 * texts {@link String}, truth values {@link Boolean}. Nesting ends at {@value #DEPTH} levels.
 *
 * @since 0.1
 */
public final class JsonParser {

    private static final int DEPTH = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonParser(String text) {
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @throws InvalidInputException if the text is not JSON, names a key twice or is nested too deeply; the message
     *     says at which character
     */
    public static @Nullable Object parse(String text) {
        JsonParser parser = new JsonParser(text);
        Object value = parser.value();
        parser.space();
        if (parser.at < text.length()) {
            throw parser.wrong("there is something behind the end");
        }
        return value;
    }

    private @Nullable Object value() {
        space();
        if (at == text.length()) {
            throw wrong("it ends early");
        }
        return switch (text.charAt(at)) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private interface Part {
        Object read();
    }

    private Object nested(Part part) {
        if (++depth > DEPTH) {
            throw wrong("it is nested more than " + DEPTH + " levels deep");
        }
        at++;
        Object value = part.read();
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        if (ends('}')) {
            return object;
        }
        do {
            space();
            if (at == text.length() || text.charAt(at) != '"') {
                throw wrong("a key is expected");
            }
            String key = string();
            space();
            expect(':');
            if (object.containsKey(key)) {
                throw wrong("the key \"" + key + "\" is there twice");
            }
            object.put(key, value());
        } while (another('}'));
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        if (ends(']')) {
            return array;
        }
        do {
            array.add(value());
        } while (another(']'));
        return array;
    }

    private boolean ends(char close) {
        space();
        if (at < text.length() && text.charAt(at) == close) {
            at++;
            return true;
        }
        return false;
    }

    private boolean another(char close) {
        if (ends(close)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            throw wrong("a \"" + c + "\" is expected");
        }
        at++;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is expected");
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(from, at);
        if (number.length() > 64 || !number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = from;
            throw wrong("a value is expected");
        }
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            at = from;
            throw wrong("the number is too large");
        }
        return value;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (true) {
            if (at == text.length()) {
                throw wrong("a text ends early");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            }
            if (c < ' ') {
                throw wrong("a text holds a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("a text holds an unknown escape");
        };
    }

    private char unicode() {
        String digits = text.substring(at, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw wrong("four hexadecimal digits are expected");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private InvalidInputException wrong(String what) {
        return new InvalidInputException("this is no JSON: " + what + ", at character " + (at + 1));
    }
}

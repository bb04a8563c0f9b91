package io.intaglio.text;

import java.util.Locale;

/**
 * Shows control characters and invisible format characters as escapes: a backslash, u, and the number in hexadecimal.
 * File names and the texts in a plate come from strangers: such characters would steer a terminal, or turn the
 * direction of a line so that it reads as another name. The two joiners that scripts and emoji need (U+200C, U+200D)
 * stay as they are.
 *
 * @since 0.1
 */
public final class VisibleText {

    private VisibleText() {}

    /** Returns a text for one line: line ends and tabs are escaped, too. */
    public static String line(String text) {
        return escape(text, "");
    }

    /** Returns a text of several lines, which keeps its line ends and tabs. */
    public static String lines(String text) {
        return escape(text, "\n\t");
    }

    private static String escape(String text, String kept) {
        if (text.codePoints().noneMatch(VisibleText::invisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (invisible(c) && kept.indexOf(c) < 0) {
                visible.append(escaped(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, Character.isBmpCodePoint(c) ? "\\u%04x" : "\\U%08x", c);
        };
    }

    /**
     * Returns whether a character is a control, a line or paragraph separator, or a format character other than a
     * joiner.
     */
    static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }
}

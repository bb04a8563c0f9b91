package io.intaglio.cli.text;

/**
 * Breaks long lines between words.
 *
 * @since 0.1
 */
public final class Wrap {

    private static final String INDENT = "  ";

    private Wrap() {}

    /**
     * Returns the text with no line longer than a width, where words allow: a word that is longer has a line of its
     * own. Lines that continue another are indented by two, besides what that one is indented by.
     *
     * @param width in characters
     */
    public static String at(int width, String text) {
        StringBuilder wrapped = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            wrapped.append(wrapped.isEmpty() ? "" : "\n").append(line(width, line));
        }
        return wrapped.toString();
    }

    private static String line(int width, String line) {
        if (line.length() <= width) {
            return line;
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length()) + INDENT;
        StringBuilder done = new StringBuilder();
        String rest = line;
        while (rest.length() > width) {
            int from = rest.length() - rest.stripLeading().length();
            int space = rest.lastIndexOf(' ', width);
            if (space <= from) {
                space = rest.indexOf(' ', Math.max(width, from));
            }
            if (space < 0) {
                break;
            }
            done.append(rest.substring(0, space).stripTrailing()).append('\n');
            rest = indent + rest.substring(space).stripLeading();
        }
        return done.append(rest).toString();
    }
}

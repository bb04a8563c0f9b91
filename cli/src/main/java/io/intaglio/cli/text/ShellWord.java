package io.intaglio.cli.text;

/**
 * A word of a command that a person may copy into a shell.
 *
 * @since 0.1
 */
public final class ShellWord {

    private ShellWord() {}

    /**
     * Returns a word as a POSIX shell takes it whole: in single quotes, unless it holds nothing but harmless
     * characters.
     */
    public static String of(Object word) {
        String text = String.valueOf(word);
        return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

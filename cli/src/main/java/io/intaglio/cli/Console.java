package io.intaglio.cli;

import io.intaglio.cli.text.Wrap;
import io.intaglio.text.VisibleText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * Where the command speaks: results on {@code out}, progress and complaints on {@code err}.
 *
 * @param out results
 * @param err everything else
 * @param terminal whether {@code err} is seen by a person as it is written
 * @param columns that a line of the terminal has, or 0 where that is not known and nothing is wrapped
 * @param status the line at the bottom that is drawn over, a progress bar perhaps
 */
record Console(PrintStream out, PrintStream err, boolean terminal, int columns, StatusLine status) {

    /** Narrower, words would have to be broken. */
    private static final int NARROWEST = 40;

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this(out, err, terminal, 0);
    }

    Console(PrintStream out, PrintStream err, boolean terminal, int columns) {
        this(out, err, terminal, columns, new StatusLine(err));
    }

    /**
     * The launcher knows best. Without it nobody is taken to look: from JDK 22, {@code System.console()} no longer
     * tells.
     */
    static boolean attached(Properties properties) {
        String said = properties.getProperty("intaglio.terminal");
        return Boolean.parseBoolean(said);
    }

    /** The width of the terminal as the launcher saw it, or 0. */
    static int columns(Properties properties) {
        try {
            int columns = Integer.parseInt(properties.getProperty("intaglio.columns", "0"));
            return columns < NARROWEST ? 0 : columns;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Lines of results. */
    void print(String format, Object... arguments) {
        out.print(String.format(Locale.ROOT, format, visible(arguments, VisibleText::lines)) + "\n");
    }

    /** A line of progress. On a terminal no word of it is broken. */
    void say(String format, Object... arguments) {
        String text = String.format(Locale.ROOT, format, visible(arguments, VisibleText::line));
        status.above(terminal && columns > 0 ? Wrap.at(columns, text) : text);
    }

    /** Where something failed. */
    void trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        String lines = text.toString().strip().replace(System.lineSeparator(), "\n");
        status.above(VisibleText.lines(lines));
    }

    /** Whether results could not be written: the disk is full, or nobody reads any more. */
    boolean lost() {
        return out.checkError();
    }

    /** Names of files, and what strangers' plates say of themselves, must not steer the terminal. */
    private static Object[] visible(Object[] arguments, UnaryOperator<String> escape) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Number ? argument : escape.apply(String.valueOf(argument)))
                .toArray();
    }
}

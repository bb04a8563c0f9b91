package io.intaglio.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where the command speaks: results on {@code out}, progress and complaints on {@code err}.
 *
 * @param out results
 * @param err everything else
 * @param terminal whether {@code err} is seen by a person as it is written
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {

    private static final Pattern ANY = Pattern.compile("\\p{Cc}");
    private static final Pattern OTHER_THAN_LINES = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    /** The launcher knows best. Without it nobody is taken to look: from JDK 22, {@code System.console()} no longer tells. */
    static boolean attached(Properties properties) {
        String said = properties.getProperty("intaglio.terminal");
        return Boolean.parseBoolean(said);
    }

    /** Lines of results. */
    void print(String format, Object... arguments) {
        out.print(String.format(Locale.ROOT, format, harmless(arguments, OTHER_THAN_LINES)) + "\n");
    }

    /** A line of progress. */
    void say(String format, Object... arguments) {
        err.print(String.format(Locale.ROOT, format, harmless(arguments, ANY)) + "\n");
        err.flush();
    }

    /** Names of files, and what strangers' plates say of themselves, must not steer the terminal. */
    private static Object[] harmless(Object[] arguments, Pattern control) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Number
                        ? argument
                        : control.matcher(String.valueOf(argument)).replaceAll("?"))
                .toArray();
    }
}

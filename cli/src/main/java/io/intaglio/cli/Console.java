package io.intaglio.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;

/**
 * Where the command speaks: results on {@code out}, progress and complaints on {@code err}.
 *
 * @param out results
 * @param err everything else
 * @param terminal whether {@code err} is seen by a person as it is written
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {

    /** The launcher knows best. Without it nobody is taken to look: from JDK 22, {@code System.console()} no longer tells. */
    static boolean attached(Properties properties) {
        String said = properties.getProperty("intaglio.terminal");
        return Boolean.parseBoolean(said);
    }

    /** A line of results. */
    void print(String format, Object... arguments) {
        out.print(String.format(Locale.ROOT, format, arguments) + "\n");
    }

    /** A line of progress. */
    void say(String format, Object... arguments) {
        err.print(String.format(Locale.ROOT, format, arguments) + "\n");
        err.flush();
    }
}

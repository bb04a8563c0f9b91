package io.intaglio.cli;

import java.io.PrintStream;

/**
 * The last line of a terminal, which is drawn over as work goes on; what is said meanwhile stays above it. For several
 * threads.
 */
final class StatusLine {

    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private String shown = "";

    StatusLine(PrintStream err) {
        this.err = err;
    }

    /** Draws the line anew. */
    synchronized void show(String line) {
        shown = line;
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    /** Writes lines that are to stay. */
    synchronized void above(String lines) {
        err.print((shown.isEmpty() ? "" : CLEAR) + lines + "\n" + shown);
        err.flush();
    }

    /** Leaves the line as it stands; what comes next comes below. */
    synchronized void end() {
        if (!shown.isEmpty()) {
            shown = "";
            err.print("\n");
            err.flush();
        }
    }
}

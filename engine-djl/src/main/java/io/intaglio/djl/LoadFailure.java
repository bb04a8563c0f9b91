package io.intaglio.djl;

import java.nio.file.Path;
import java.util.Locale;

/** Explains why natives could not be loaded. */
final class LoadFailure {

    private LoadFailure() {}

    /**
     * Returns a message for a person: the reason, the folder, what to do.
     *
     * @param folder into which they are unpacked
     */
    static String explained(Throwable failure, Path folder) {
        String reason = reason(failure);
        if (reason.contains("already loaded in another classloader")) {
            return "PyTorch's natives are loaded in this Java process already, by another class loader, and Java "
                    + "allows a native library"
                    + " one class loader only. Put Intaglio's and DJL's jars where all applications of this process "
                    + "share them (a"
                    + " server's own lib folder), or restart the process; see docs/containers.md";
        }
        String advice = "'intaglio doctor' says what is missing";
        if (reason.contains("No space left")) {
            advice = "they need 450 MB; name another folder by " + NativesFolder.SETTING;
        } else if (reason.contains("failed to map segment")
                || reason.toLowerCase(Locale.ROOT).contains("cannot allocate")) {
            advice = "there is too little memory or address space (ulimit -v: they need 2 GB of it beside Java's heap, "
                    + "so raise it, or"
                    + " give Java a smaller heap), or the file system forbids to run what is on it (noexec)";
        }
        return "PyTorch's natives cannot be loaded from " + folder + ": " + reason + "; " + advice;
    }

    /** Returns what lies at the bottom, in a line. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        // The loader says the path twice.
        return message.replaceAll("\\s+", " ").replaceAll("(.+?: )\\1", "$1").strip();
    }
}

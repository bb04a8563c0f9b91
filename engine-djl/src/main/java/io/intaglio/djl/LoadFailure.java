package io.intaglio.djl;

import java.nio.file.Path;

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
            return "PyTorch's natives are loaded in this Java process already, by another class loader, and Java allows a native library"
                    + " one class loader only. Put Intaglio's and DJL's jars where all applications of this process share them (a"
                    + " server's own lib folder), or start the process anew; see docs/containers.md";
        }
        String advice = reason.contains("Operation not permitted")
                ? "its file system forbids it (noexec); name another folder by " + NativesFolder.SETTING
                : reason.contains("No space left")
                        ? "they need 450 MB; name another folder by " + NativesFolder.SETTING
                        : reason.contains("Cannot allocate memory") || reason.contains("cannot allocate memory")
                                ? "there is too little memory, or address space (ulimit -v)"
                                : "'intaglio doctor' says what is missing";
        return "PyTorch's natives cannot be loaded from " + folder + ": " + reason + "; " + advice;
    }

    /** Returns what lies at the bottom, in a line. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }
}

package io.intaglio.plugin.opencv;

import io.intaglio.config.InvalidInputException;
import java.util.concurrent.ForkJoinPool;
import nu.pattern.OpenCV;
import org.opencv.core.Core;

/**
 * OpenCV's native library, which its jar holds for several platforms and unpacks into the folder for temporary files.
 */
final class OpenCvLibrary {

    /** What deletes the unpacked library when the program ends; by then the plug-in's jars are closed. */
    private static final String AT_THE_END = "nu.pattern.OpenCV$TemporaryDirectory$2";

    private OpenCvLibrary() {}

    /**
     * Loads it if nobody has yet; before that nothing of OpenCV may be touched.
     *
     * @throws InvalidInputException if it is missing, not for this platform, or must not be unpacked or run from there
     */
    static void load() {
        try {
            OpenCV.loadLocally();
            Class.forName(AT_THE_END, true, OpenCV.class.getClassLoader());
            // As many threads as Java's own methods take, so that --threads holds for both.
            Core.setNumThreads(ForkJoinPool.getCommonPoolParallelism() + 1);
        } catch (LinkageError | ClassNotFoundException | RuntimeException e) {
            throw new InvalidInputException(
                    "OpenCV cannot be loaded on " + System.getProperty("os.name") + " (" + System.getProperty("os.arch")
                            + "): " + reason(e)
                            + "; it is there for Linux, macOS and Windows on x86_64 and for Linux and macOS on 64-bit "
                            + "ARM,"
                            + " needs opencv's jar beside the plug-in's, and is unpacked into "
                            + System.getProperty("java.io.tmpdir")
                            + " (-Djava.io.tmpdir names another folder). Leave the plug-in away to do without",
                    e);
        }
    }

    /** What lies at the bottom; the loader wraps it. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String kind = cause.getClass().getSimpleName();
        return cause.getMessage() == null
                ? kind
                : kind + ", " + cause.getMessage().replaceAll("\\.$", "");
    }
}

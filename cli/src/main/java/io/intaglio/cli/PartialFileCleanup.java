package io.intaglio.cli;

import io.intaglio.file.AtomicFile;
import java.util.function.Supplier;

/** Takes along the halves of files when work is interrupted while it writes. */
final class PartialFileCleanup {

    private PartialFileCleanup() {}

    /** @param interrupted says how far the work came, where it is interrupted */
    static <T> T after(Runnable interrupted, Supplier<T> work) {
        Thread hook = new Thread(
                () -> {
                    AtomicFile.abandon();
                    interrupted.run();
                },
                "intaglio-sweep");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // Interrupted at the last moment: it runs, and finds nothing.
            }
        }
    }
}

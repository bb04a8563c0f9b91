package io.intaglio.djl;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Keeps freed memory in the process. glibc gives every large block back to the system and takes it anew, page fault by page fault;
 * a training, which frees and takes the same tensors at every step, spends a third of its time on that.
 */
final class Allocator {

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_ARENA_MAX = -8;
    private static final int GIBIBYTE = 1 << 30;

    private Allocator() {}

    /** Tunes glibc's malloc for the whole process; elsewhere does nothing. To be called before the natives are loaded. */
    static void tune() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function mallopt = Function.getFunction("c", "mallopt");
            mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, GIBIBYTE});
            mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, 2 * (GIBIBYTE - 1)});
            mallopt.invokeInt(new Object[] {M_TOP_PAD, GIBIBYTE / 16});
            mallopt.invokeInt(new Object[] {M_ARENA_MAX, 2});
        } catch (UnsatisfiedLinkError | IllegalArgumentException e) {
            // Another C library: it has other habits, and needs none of this.
            org.slf4j.LoggerFactory.getLogger(Allocator.class).debug("malloc is not tuned", e);
        }
    }
}

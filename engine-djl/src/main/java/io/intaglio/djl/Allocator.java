package io.intaglio.djl;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps freed memory in the process. glibc gives every large block back to the system and takes it anew, page fault by page fault;
 * a training, which frees and takes the same tensors at every step, spends a third of its time on that.
 */
final class Allocator {

    private static final Logger LOG = LoggerFactory.getLogger(Allocator.class);

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_ARENA_MAX = -8;
    private static final int GIBIBYTE = 1 << 30;

    /** The most that a glibc takes which bounds the threshold by half a heap. */
    private static final int BOUNDED = 32 << 20;

    private Allocator() {}

    /** Tunes glibc's malloc for the whole process; elsewhere does nothing. To be called before the natives are loaded. */
    static void tune() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function mallopt = Function.getFunction("c", "mallopt");
            if (!set(mallopt, M_MMAP_THRESHOLD, GIBIBYTE)) {
                set(mallopt, M_MMAP_THRESHOLD, BOUNDED);
            }
            set(mallopt, M_TRIM_THRESHOLD, 2 * (GIBIBYTE - 1));
            set(mallopt, M_TOP_PAD, GIBIBYTE / 16);
            set(mallopt, M_ARENA_MAX, 2);
        } catch (UnsatisfiedLinkError | IllegalArgumentException e) {
            // Another C library: it has other habits, and needs none of this.
            LOG.debug("malloc is not tuned", e);
        }
    }

    private static boolean set(Function mallopt, int what, int value) {
        boolean taken = mallopt.invokeInt(new Object[] {what, value}) == 1;
        if (!taken) {
            LOG.debug("mallopt({}, {}) is refused", what, value);
        }
        return taken;
    }
}

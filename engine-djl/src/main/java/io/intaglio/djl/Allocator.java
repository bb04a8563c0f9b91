package io.intaglio.djl;

import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps freed memory in the process. glibc gives every large block back to the system and takes it anew, page fault by
 * page fault; a training, which frees and takes the same tensors at every step, spends a third of its time on that.
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

    /**
     * Tunes glibc's malloc for the whole process; elsewhere does nothing. To be called before the natives are loaded.
     */
    static void tune() {
        if (!Platform.isLinux()) {
            return;
        }
        // Another C library has other habits, and needs none of this.
        if (!set(M_MMAP_THRESHOLD, GIBIBYTE)) {
            set(M_MMAP_THRESHOLD, BOUNDED);
        }
        set(M_TRIM_THRESHOLD, 2 * (GIBIBYTE - 1));
        set(M_TOP_PAD, GIBIBYTE / 16);
        set(M_ARENA_MAX, 2);
    }

    /**
     * Gives freed memory back to the system, from everywhere in between, too; elsewhere than on Linux with glibc does
     * nothing.
     */
    static void giveBack() {
        if (Platform.isLinux()) {
            CLibrary.call("malloc_trim", 0L);
        }
    }

    private static boolean set(int what, int value) {
        boolean taken = CLibrary.call("mallopt", what, value).orElse(0) == 1;
        if (!taken) {
            LOG.debug("mallopt({}, {}) is refused", what, value);
        }
        return taken;
    }
}

package io.intaglio.djl.compile;

import com.sun.jna.Function;
import io.intaglio.config.InvalidInputException;
import java.util.function.Supplier;

/**
 * PyTorch's switch, one for each thread, by which a CPU's products are taken in bfloat16 and what comes of them stays
 * so until it meets single precision. DJL does not reach it, and calls the type of such arrays unknown.
 */
final class Autocast {

    private static final int CPU = 0;

    /**
     * {@code at::autocast::set_autocast_enabled(c10::DeviceType, bool)}, as compilers other than Microsoft's call it.
     */
    private static final String SET = "_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb";

    /** {@code at::autocast::set_autocast_cache_enabled(bool)} */
    private static final String CACHE = "_ZN2at8autocast26set_autocast_cache_enabledEb";

    private final Function set;
    private final Function cache;

    /**
     * The switch of the natives in use, which must have been loaded.
     *
     * @throws InvalidInputException if they have none
     */
    Autocast() {
        try {
            this.set = TorchSymbols.function(SET);
            this.cache = TorchSymbols.function(CACHE);
        } catch (LinkageError e) {
            throw new InvalidInputException(
                    "mixed-precision=bfloat16 is not to be had of the natives in use (" + e.getMessage()
                            + "); train with mixed-precision=none",
                    e);
        }
    }

    /** Does something in bfloat16. */
    <T> T during(Supplier<T> work) {
        return with(true, work);
    }

    /** Does something in single precision amidst the other. */
    <T> T without(Supplier<T> work) {
        return with(false, work);
    }

    private <T> T with(boolean enabled, Supplier<T> work) {
        set(enabled);
        try {
            return work.get();
        } finally {
            set(!enabled);
        }
    }

    private void set(boolean enabled) {
        // Copies of weights would be kept until somebody empties the cache, and weights change at every step.
        cache.invokeVoid(new Object[] {0});
        set.invokeVoid(new Object[] {CPU, enabled ? 1 : 0});
    }
}

package io.intaglio.spi;

import java.util.List;

/**
 * Adds an engine: something that trains and runs networks.
 *
 * <p>To add one: implement this with a public class that has a public constructor without arguments, name the class in
 * {@code META-INF/services/io.intaglio.spi.EngineProvider}, and let a test extend {@code EngineContract} (in
 * {@code intaglio-testkit}).
 *
 * @since 0.1
 */
public interface EngineProvider extends Named {

    /** Returns the rank. If there are several engines, the one with the lowest rank is used. */
    int rank();

    /**
     * Returns whether its engines train. One that does not runs networks alone: it is never chosen to train, and its
     * engines need not implement {@link Engine#train}. A test then extends {@code RunningEngineContract}.
     */
    default boolean trains() {
        return true;
    }

    /**
     * Starts the engine.
     *
     * @param context where it finds what plug-ins add to it, kernels of layers say
     * @throws io.intaglio.config.InvalidInputException if the device asked for is not there; the message lists those
     *     that are
     */
    Engine open(EngineOptions options, ProviderContext context);

    /** Starts the engine with what its own class loader sees. */
    default Engine open(EngineOptions options) {
        return open(options, ProviderContext.of(getClass().getClassLoader()));
    }

    /** Returns what its engines take of main memory. Asked for before an engine is started. */
    default EngineMemory memory() {
        return EngineMemory.USUAL;
    }

    /** Returns the devices that it finds, the best first. */
    List<DeviceInfo> devices();

    /**
     * Returns facts that explain why the engine does not start: versions, and the origin and the place of its natives.
     * Sorted lines {@code key = value}; must not fail.
     */
    io.intaglio.config.Settings diagnosis();
}

package io.intaglio.spi;

import java.util.List;

/**
 * Adds an engine, which trains and runs networks.
 *
 * <p>To add one: implement this interface with a public class that has a public constructor without arguments, name the
 * class in {@code META-INF/services/io.intaglio.spi.EngineProvider}, and extend {@code EngineContract} (in {@code
 * intaglio-testkit}) in a test.
 *
 * @since 0.1
 */
public interface EngineProvider extends Named {

    /** Returns the rank of its engines. If there are several engines, the one with the lowest rank is used. */
    int rank();

    /**
     * Returns whether its engines can train. If not, they only run networks: they are never chosen for a training, they
     * need not implement {@link Engine#train}, and their test extends {@code RunningEngineContract}.
     */
    default boolean trains() {
        return true;
    }

    /**
     * Starts the engine.
     *
     * @param context gives the providers that plug-ins add to the engine, for example kernels of layers
     * @throws io.intaglio.config.InvalidInputException if the requested device does not exist; the message lists the
     *     devices that exist
     */
    Engine open(EngineOptions options, ProviderContext context);

    /** Starts the engine with the providers that its own class loader finds. */
    default Engine open(EngineOptions options) {
        return open(options, ProviderContext.of(getClass().getClassLoader()));
    }

    /** Returns how much main memory its engines use. It is called before an engine is started. */
    default EngineMemory memory() {
        return EngineMemory.USUAL;
    }

    /** Returns the devices that the engine finds, the best first. */
    List<DeviceInfo> devices();

    /**
     * Returns facts that help to find out why the engine does not start: versions, and the origin and location of its
     * native libraries. It must not throw.
     */
    io.intaglio.config.Settings diagnosis();
}

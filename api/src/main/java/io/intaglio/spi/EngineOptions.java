package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;

/**
 * The options for opening an engine.
 *
 * @param engine the name of an engine, or {@code auto} for the engine of the lowest rank; for a training, only engines
 *     that train are considered
 * @param device {@code auto} (a GPU if there is one, otherwise the CPU), {@code cpu}, {@code gpu}, {@code gpu:N}, or
 *     {@code gpu:N,M,...} to train on several GPUs together. Opening an engine fails if the device does not exist
 * @param threads number of threads for one operation on the CPU, 1 to 4096; 0 for one per processor
 * @param tuneMemory whether the engine may tune the process's memory allocator, which makes training on a CPU faster
 * @param maxMemory bytes of main memory that the whole process may use, including the full size of Java's heap; 0 for
 *     no limit. To stay below the limit, tiles become smaller and training batches are computed in parts
 * @since 0.1
 */
public record EngineOptions(String engine, String device, int threads, boolean tuneMemory, long maxMemory) {

    /** Creates options that choose engine, device and threads automatically, without a memory limit. */
    public EngineOptions() {
        this("auto", "auto", 0, true, 0);
    }

    public EngineOptions {
        if (!device.matches("auto|cpu|gpu|gpu:\\d{1,3}(,\\d{1,3}){0,63}")) {
            throw new InvalidInputException("a device is auto, cpu, gpu, gpu:N or gpu:N,M, not \"" + device + "\"");
        }
        if (threads < 0 || threads > 4096) {
            throw new InvalidInputException("threads are 1 to 4096, or 0 for one a processor, not " + threads);
        }
        if (maxMemory < 0) {
            throw new InvalidInputException("a limit of memory is a number of bytes, or 0 for none, not " + maxMemory);
        }
    }

    /** Returns these options with another engine. */
    public EngineOptions engine(String other) {
        return new EngineOptions(other, device, threads, tuneMemory, maxMemory);
    }

    /** Returns these options with another device. */
    public EngineOptions device(String other) {
        return new EngineOptions(engine, other, threads, tuneMemory, maxMemory);
    }

    /** Returns these options with another number of threads. */
    public EngineOptions threads(int other) {
        return new EngineOptions(engine, device, other, tuneMemory, maxMemory);
    }

    /** Returns these options with a limit on the memory of the process, in bytes. */
    public EngineOptions maxMemory(long bytes) {
        return new EngineOptions(engine, device, threads, tuneMemory, bytes);
    }
}

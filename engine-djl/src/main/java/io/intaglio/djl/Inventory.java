package io.intaglio.djl;

import io.intaglio.spi.DeviceInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What there is to compute on. */
interface Inventory {

    /** GPUs that the native library can use. */
    int gpus();

    /** Free memory of one, in bytes, or -1 where it does not tell. Asking makes CUDA begin work on it. */
    long freeBytes(int gpu);

    /** The native library in use, in words. */
    String library();

    /** What keeps a GPU from being used, though it may be there; in words. */
    Optional<String> hint();

    /** All devices, GPUs first. */
    default List<DeviceInfo> devices() {
        return Stream.concat(IntStream.range(0, gpus()).mapToObj(this::gpu), Stream.of(cpu()))
                .toList();
    }

    /** One GPU of those that there are. */
    default DeviceInfo gpu(int number) {
        return new DeviceInfo(name(number), "CUDA GPU " + number, freeBytes(number));
    }

    /** The processors. */
    default DeviceInfo cpu() {
        return new DeviceInfo("cpu", processors(), -1);
    }

    private static String processors() {
        int processors = Runtime.getRuntime().availableProcessors();
        return processors + (processors == 1 ? " processor" : " processors");
    }

    /** A device that was chosen, with the number of threads that compute on it where they are not one a processor. */
    static DeviceInfo used(DeviceInfo device, int threads) {
        return !device.cpu() || threads == Runtime.getRuntime().availableProcessors()
                ? device
                : new DeviceInfo(
                        device.name(),
                        threads + (threads == 1 ? " thread of " : " threads of ") + processors(),
                        device.freeBytes());
    }

    /** The names of all devices, of which nothing else is asked. */
    default List<String> names() {
        return Stream.concat(IntStream.range(0, gpus()).mapToObj(Inventory::name), Stream.of("cpu"))
                .toList();
    }

    private static String name(int gpu) {
        return "gpu:" + gpu;
    }
}

package io.intaglio.djl;

import io.intaglio.spi.DeviceInfo;
import java.util.ArrayList;
import java.util.List;

/** What there is to compute on. */
interface Inventory {

    /** GPUs that the native library can use. */
    int gpus();

    /** Free memory of one, in bytes. */
    long freeBytes(int gpu);

    /** The native library in use, in words. */
    String library();

    /** All devices, GPUs first. */
    default List<DeviceInfo> devices() {
        List<DeviceInfo> all = new ArrayList<>();
        for (int i = 0; i < gpus(); i++) {
            all.add(new DeviceInfo("gpu:" + i, "CUDA GPU " + i, freeBytes(i)));
        }
        int processors = Runtime.getRuntime().availableProcessors();
        all.add(new DeviceInfo("cpu", processors + (processors == 1 ? " processor" : " processors"), -1));
        return all;
    }
}

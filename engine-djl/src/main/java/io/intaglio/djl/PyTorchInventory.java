package io.intaglio.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;

/** What PyTorch finds. */
final class PyTorchInventory implements Inventory {

    @Override
    public int gpus() {
        return Natives.engine().getGpuCount();
    }

    @Override
    public long freeBytes(int gpu) {
        MemoryUsage usage = CudaUtils.getGpuMemory(Device.gpu(gpu));
        return usage.getMax() - usage.getUsed();
    }

    @Override
    public String library() {
        Engine engine = Natives.engine();
        return "PyTorch " + engine.getVersion() + (engine.hasCapability("CUDA") ? " with CUDA" : " for the CPU only");
    }
}

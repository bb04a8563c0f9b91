package io.intaglio.djl;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What PyTorch finds. */
final class PyTorchInventory implements Inventory {

    /** Where Linux tells of it. */
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");

    @Override
    public int gpus() {
        return Natives.engine().getGpuCount();
    }

    @Override
    public long freeBytes(int gpu) {
        try {
            MemoryUsage usage = CudaUtils.getGpuMemory(Device.gpu(gpu));
            return usage.getMax() - usage.getUsed();
        } catch (EngineException e) {
            return -1; // one that is faulty, or another's alone, must not hide the rest
        }
    }

    @Override
    public String library() {
        return "PyTorch " + Natives.engine().getVersion() + (cuda() ? " with CUDA" : " for the CPU only");
    }

    @Override
    public Optional<String> hint() {
        if (gpus() > 0) {
            return Optional.empty();
        }
        if (cuda()) {
            return Optional.of("No CUDA runtime was found (libcudart), or no GPU that it knows; see docs/gpu.md");
        }
        return Files.exists(DRIVER)
                ? Optional.of("There is an NVIDIA driver, and PyTorch's natives here are for the CPU; see docs/gpu.md")
                : Optional.empty();
    }

    private static boolean cuda() {
        return Natives.engine().hasCapability("CUDA");
    }
}

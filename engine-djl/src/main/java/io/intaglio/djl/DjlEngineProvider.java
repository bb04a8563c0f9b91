package io.intaglio.djl;

import io.intaglio.config.Settings;
import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.DjlProviders;
import io.intaglio.djl.compile.Processor;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.djl.spi.DjlTermProvider;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineMemory;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.ProviderContext;
import java.util.List;

/**
 * The engine {@code djl}: the Deep Java Library with PyTorch's natives.
 *
 * @since 0.1
 */
public final class DjlEngineProvider implements EngineProvider {

    static final String NAME = "djl";

    private final Inventory inventory;

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public DjlEngineProvider() {
        this(new PyTorchInventory());
    }

    DjlEngineProvider(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Deep Java Library with PyTorch, on CPU or NVIDIA GPU";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public Engine open(EngineOptions options, ProviderContext context) {
        Natives.prepare();
        if (options.tuneMemory()) {
            Allocator.tune();
        }
        Threads threads = new Threads(options.threads());
        List<DeviceInfo> devices = DeviceChoice.chooseAll(options.device(), inventory).stream()
                .map(device -> Inventory.used(device, threads.count()))
                .toList();
        boolean cpu = devices.get(0).cpu();
        return new DjlEngine(
                devices,
                threads,
                inventory.library(),
                new DjlProviders(context.providers(DjlLayerProvider.class), context.providers(DjlTermProvider.class)),
                cpu ? Natives.selfTest().convolutions() : Convolutions.trusted(),
                PassExecutor.within(cpu ? options.maxMemory() : 0));
    }

    @Override
    public EngineMemory memory() {
        return NativeMemory.ENGINE;
    }

    @Override
    public List<DeviceInfo> devices() {
        return inventory.devices();
    }

    @Override
    public Settings diagnosis() {
        Settings known = Settings.of("offline", System.getProperty("ai.djl.offline", "false"))
                .with(
                        "bfloat16",
                        Processor.multipliesBfloat16() ? "multiplied by this processor" : "not known to be fast");
        try {
            known = known.with("cache", Natives.prepare())
                    .with("djl", ai.djl.engine.Engine.getDjlVersion())
                    .with("tuning", JnaFolder.problem().orElse("in use"));
        } catch (RuntimeException | LinkageError e) {
            return known.with("cache", line(e));
        }
        try {
            Settings found = known.with("natives", inventory.library())
                    .with("gpus", inventory.gpus())
                    .with(Natives.selfTest().diagnosis());
            return inventory.hint().map(hint -> found.with("hint", hint)).orElse(found);
        } catch (RuntimeException | LinkageError e) {
            return known.with("natives", "cannot be loaded: " + line(e));
        }
    }

    private static String line(Throwable e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}

package io.intaglio.internal.plugins;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.internal.memory.MachineMemory;
import io.intaglio.internal.memory.MemoryLimit;
import io.intaglio.internal.memory.TrainingMemory;
import io.intaglio.spi.CloseGuard;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.Providers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Holds the providers that were found, and engines that start when they are first needed. It may be used from several
 * threads.
 */
public final class Installation implements AutoCloseable {

    private static final String OTHER = "put one that trains on the class path, say io.intaglio:intaglio-engine-djl";

    private final ClassLoader loader;
    private final EngineOptions options;
    private final ProviderRegistry providers;
    private final MachineMemory machineMemory;
    private final CloseGuard guard = new CloseGuard("this Intaglio");
    private final List<String> problems;
    private final Map<EngineProvider, Engine> engines = new LinkedHashMap<>();

    /**
     * Creates an installation.
     *
     * @param brokenJars a sentence for each jar that was left out
     */
    public Installation(
            ClassLoader loader,
            EngineOptions options,
            ProviderRegistry providers,
            List<String> brokenJars,
            MachineMemory machineMemory) {
        this.loader = loader;
        this.options = options;
        this.providers = providers;
        this.machineMemory = machineMemory;
        List<String> all = new ArrayList<>(brokenJars);
        all.addAll(providers.problems());
        this.problems = List.copyOf(all);
    }

    /**
     * Finds the providers, without starting an engine.
     *
     * @param plugins folders of jars, or jars
     * @throws InvalidInputException if a path holds no jar, or a jar that is named is none
     */
    public static Installation find(List<Path> plugins, EngineOptions options) {
        List<String> brokenJars = new ArrayList<>();
        ClassLoader loader = PluginLoader.of(plugins, brokenJars::add);
        try {
            return new Installation(loader, options, ProviderRegistry.in(loader), brokenJars, MachineMemory.here());
        } catch (RuntimeException | Error e) {
            PluginLoader.close(loader);
            throw e;
        }
    }

    /** Returns what plug-ins may add, and what of it is there. */
    public ProviderRegistry providers() {
        return providers;
    }

    /** Returns what could not be used and was left out, a sentence each. */
    public List<String> problems() {
        return problems;
    }

    /** Returns what a training may take of main memory. */
    public TrainingMemory trainingMemory() {
        return TrainingMemory.of(options.maxMemory(), machineMemory);
    }

    /** Returns what a run may take of main memory. */
    public MemoryLimit memoryLimit() {
        return MemoryLimit.of(options.maxMemory());
    }

    /**
     * Returns whether a training would compute in main memory: where nobody said it, engines take a GPU if there is
     * one.
     */
    public boolean computesInMainMemory() {
        if (!options.device().equals("auto") || providers.engines().all().isEmpty()) {
            return options.device().equals("cpu");
        }
        EngineProvider chosen = trainer();
        return within(chosen::devices).stream().allMatch(DeviceInfo::cpu);
    }

    /**
     * Returns the engine, started at the first call.
     *
     * @throws InvalidInputException if there is none, or not the device asked for
     * @throws IllegalStateException if this is closed
     */
    public Engine engine() {
        return started(chosen(any -> true));
    }

    /**
     * Returns the engine that trains, started at the first call.
     *
     * @throws InvalidInputException as {@link #engine} and {@link #checkTrains}
     * @throws IllegalStateException if this is closed
     */
    public Engine trainingEngine() {
        return started(trainer());
    }

    private synchronized Engine started(EngineProvider provider) {
        Engine engine = engines.get(provider);
        if (engine == null) {
            engine = within(() -> provider.open(options));
            engines.put(provider, engine);
        }
        return engine;
    }

    /**
     * Checks that an engine could train, if there is any; none is started.
     *
     * @throws InvalidInputException if the one asked for only runs networks, or all do
     */
    public void checkTrains() {
        if (!providers.engines().all().isEmpty()) {
            trainer();
        }
    }

    private EngineProvider trainer() {
        EngineProvider chosen = chosen(EngineProvider::trains);
        if (!chosen.trains()) {
            List<String> able = providers.engines().all().stream()
                    .filter(EngineProvider::trains)
                    .map(EngineProvider::name)
                    .toList();
            throw new InvalidInputException("the engine " + chosen.name() + " runs networks and does not train them; "
                    + (able.isEmpty() ? OTHER : "train with another one: " + String.join(", ", able)));
        }
        return chosen;
    }

    /** Returns the engine asked for; otherwise that of lowest rank, of the suitable ones if there are any. */
    private EngineProvider chosen(Predicate<EngineProvider> suits) {
        if (!options.engine().equals("auto")) {
            return providers.engines().get(options.engine());
        }
        return providers.engines().all().stream()
                .min(Comparator.<EngineProvider, Boolean>comparing(engine -> !suits.test(engine))
                        .thenComparingInt(EngineProvider::rank))
                .orElseThrow(
                        () -> new InvalidInputException("there is no engine to train or run networks with; " + OTHER));
    }

    /**
     * Runs work with the plug-ins' class loader in the thread's context: there an engine looks for layers that plug-ins
     * add, and a task for the parts that it is put together from.
     *
     * @throws IllegalStateException if this is closed
     */
    public <T, E extends Exception> T within(CloseGuard.Work<T, E> action) throws E {
        return guard.through(() -> Providers.within(loader, action));
    }

    /** Opens data, {@code name:argument} or a path alone. */
    public Source source(String spec) throws IOException {
        return within(() -> new SourceSpec(providers.sources()).open(spec));
    }

    /**
     * Closes the engine and the plug-ins' jars, once work under way has ended.
     *
     * @throws IllegalStateException if that work is this very thread's
     */
    @Override
    public void close() {
        guard.close(() -> {
            try {
                closeEngines();
            } finally {
                PluginLoader.close(loader);
            }
        });
    }

    private synchronized void closeEngines() {
        engines.values().forEach(Engine::close);
        engines.clear();
    }
}

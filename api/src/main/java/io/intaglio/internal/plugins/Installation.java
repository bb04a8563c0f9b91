package io.intaglio.internal.plugins;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.internal.memory.MachineMemory;
import io.intaglio.internal.memory.MemoryLimit;
import io.intaglio.internal.memory.TrainingMemory;
import io.intaglio.plate.Plate;
import io.intaglio.spi.CloseGuard;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineMemory;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.Named;
import io.intaglio.spi.ProviderContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Holds the providers that were found, and engines that start when they are first needed. It may be used from several
 * threads.
 */
public final class Installation implements AutoCloseable {

    private static final String OTHER = "put one that trains on the class path, say io.intaglio:intaglio-engine-djl";

    private final PluginContext context;
    private final EngineOptions options;
    private final ProviderRegistry providers;
    private final Function<EngineMemory, MachineMemory> machineMemory;
    private final CloseGuard guard = new CloseGuard("this Intaglio");
    private final List<String> problems;
    private final Optional<Engine> borrowed;
    private final Map<EngineProvider, Engine> engines = new LinkedHashMap<>();

    /**
     * Creates an installation.
     *
     * @param borrowed an engine that is used, and left open; empty to start one when it is needed
     * @param brokenJars a sentence for each jar that was left out
     * @param machineMemory how much memory there is for a process with an engine
     */
    public Installation(
            PluginContext context,
            EngineOptions options,
            Optional<Engine> borrowed,
            ProviderRegistry providers,
            List<String> brokenJars,
            Function<EngineMemory, MachineMemory> machineMemory) {
        this.context = context;
        this.options = options;
        this.borrowed = borrowed;
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
     * @param program the class loader of this program
     * @param given providers besides those that are found
     * @param open an engine that is used, and left open; empty to start one when it is needed
     * @throws InvalidInputException if a path holds no jar, or a jar that is named is none
     */
    public static Installation find(
            List<Path> plugins, ClassLoader program, List<Named> given, EngineOptions options, Optional<Engine> open) {
        List<String> brokenJars = new ArrayList<>();
        PluginContext context = new PluginContext(program, PluginLoader.of(plugins, program, brokenJars::add), given);
        try {
            return new Installation(
                    context, options, open, ProviderRegistry.in(context), brokenJars, MachineMemory::here);
        } catch (RuntimeException | Error e) {
            context.close();
            throw e;
        }
    }

    /** Returns where providers of any kind are found. */
    public ProviderContext context() {
        return context;
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
        EngineMemory engine = memory(EngineProvider::trains);
        return TrainingMemory.of(options.maxMemory(), machineMemory.apply(engine), engine);
    }

    /** Returns what a run may take of main memory. */
    public MemoryLimit memoryLimit() {
        return MemoryLimit.of(options.maxMemory(), memory(any -> true));
    }

    private EngineMemory memory(Predicate<EngineProvider> suits) {
        if (borrowed.isPresent()) {
            return borrowed.get().memory();
        }
        return providers.engines().all().isEmpty()
                ? EngineMemory.USUAL
                : chosen(suits).memory();
    }

    /**
     * Returns whether a training would compute in main memory: where nobody said it, engines take a GPU if there is
     * one.
     */
    public boolean computesInMainMemory() {
        if (borrowed.isPresent()) {
            return borrowed.get().device().cpu();
        }
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
        return borrowed.isPresent() ? within(borrowed::get) : started(chosen(any -> true));
    }

    /**
     * Returns the engine that trains, started at the first call.
     *
     * @throws InvalidInputException as {@link #engine} and {@link #checkTrains}
     * @throws IllegalStateException if this is closed
     */
    public Engine trainingEngine() {
        return borrowed.isPresent() ? engine() : started(trainer());
    }

    private synchronized Engine started(EngineProvider provider) {
        Engine engine = engines.get(provider);
        if (engine == null) {
            engine = within(() -> provider.open(options, context));
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
        if (borrowed.isEmpty() && !providers.engines().all().isEmpty()) {
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
     * Does something while this is open, as {@link PluginContext#within} does it.
     *
     * @throws IllegalStateException if this is closed
     */
    public <T, E extends Exception> T within(CloseGuard.Work<T, E> action) throws E {
        return guard.through(() -> context.within(action));
    }

    /** Opens data, {@code name:argument} or a path alone. */
    public Source source(String spec) throws IOException {
        return within(() -> new SourceSpec(providers.sources()).open(spec));
    }

    /** Reads a plate: a file, or one that comes with a jar. */
    public Plate plate(String name) throws IOException {
        return new NamedPlates(providers.plates(), this).read(name);
    }

    /**
     * Closes the engine, unless it was given, and the plug-ins' jars, once work under way has ended.
     *
     * @throws IllegalStateException if that work is this very thread's
     */
    @Override
    public void close() {
        guard.close(() -> {
            try {
                closeEngines();
            } finally {
                context.close();
            }
        });
    }

    private synchronized void closeEngines() {
        engines.values().forEach(Engine::close);
        engines.clear();
    }
}

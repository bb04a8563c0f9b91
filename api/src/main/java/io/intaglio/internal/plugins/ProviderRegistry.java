package io.intaglio.internal.plugins;

import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.PlateProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.SourceProvider;
import io.intaglio.spi.TaskProvider;
import java.util.List;
import java.util.stream.Stream;

/** The providers that plug-ins may add, as a class loader sees them. */
public record ProviderRegistry(
        Providers<ArchitectureProvider> architectures,
        Providers<TaskProvider> tasks,
        Providers<EngineProvider> engines,
        Providers<SourceProvider> sources,
        Providers<BaselineProvider> baselines,
        Providers<Degradation> degradations,
        Providers<PlateProvider> plates) {

    static ProviderRegistry in(ClassLoader loader) {
        return new ProviderRegistry(
                Providers.load(ArchitectureProvider.class, loader),
                Providers.load(TaskProvider.class, loader),
                Providers.load(EngineProvider.class, loader),
                Providers.load(SourceProvider.class, loader),
                Providers.load(BaselineProvider.class, loader),
                Providers.load(Degradation.class, loader),
                Providers.load(PlateProvider.class, loader));
    }

    /** What could not be loaded, a sentence each. */
    List<String> problems() {
        return Stream.of(architectures, tasks, engines, sources, baselines, degradations, plates)
                .flatMap(providers -> providers.problems().stream())
                .toList();
    }
}

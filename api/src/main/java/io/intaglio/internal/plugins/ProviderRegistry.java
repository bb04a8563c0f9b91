package io.intaglio.internal.plugins;

import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.PlateProvider;
import io.intaglio.spi.ProviderContext;
import io.intaglio.spi.Providers;
import io.intaglio.spi.SourceProvider;
import io.intaglio.spi.TaskProvider;
import io.intaglio.spi.VectorIndexProvider;
import java.util.List;
import java.util.stream.Stream;

/** Holds all that plug-ins may add. */
public record ProviderRegistry(
        Providers<ArchitectureProvider> architectures,
        Providers<TaskProvider> tasks,
        Providers<EngineProvider> engines,
        Providers<SourceProvider> sources,
        Providers<BaselineProvider> baselines,
        Providers<Degradation> degradations,
        Providers<PlateProvider> plates,
        Providers<VectorIndexProvider> indexes) {

    static ProviderRegistry in(ProviderContext context) {
        return new ProviderRegistry(
                context.providers(ArchitectureProvider.class),
                context.providers(TaskProvider.class),
                context.providers(EngineProvider.class),
                context.providers(SourceProvider.class),
                context.providers(BaselineProvider.class),
                context.providers(Degradation.class),
                context.providers(PlateProvider.class),
                context.providers(VectorIndexProvider.class));
    }

    /** What could not be loaded, a sentence each. */
    List<String> problems() {
        return Stream.of(architectures, tasks, engines, sources, baselines, degradations, plates, indexes)
                .flatMap(providers -> providers.problems().stream())
                .toList();
    }
}

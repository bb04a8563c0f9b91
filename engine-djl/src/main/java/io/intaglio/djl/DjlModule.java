package io.intaglio.djl;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import io.intaglio.Intaglio;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;

/**
 * A Guice module that binds an {@link Engine} of this kind, opened once with the given options, and an {@link Intaglio}
 * that uses it.
 *
 * @since 0.1
 */
public final class DjlModule extends AbstractModule {

    private final EngineOptions options;

    /**
     * Creates the module.
     *
     * @param options device, threads and memory
     */
    public DjlModule(EngineOptions options) {
        this.options = options;
    }

    @Override
    protected void configure() {
        // Not by @Provides: for such methods Guice generates classes by sun.misc.Unsafe, of which newer JDKs warn.
        DjlEngineProvider provider = new DjlEngineProvider();
        Provider<Engine> engine = getProvider(Engine.class);
        bind(EngineOptions.class).toInstance(options);
        bind(EngineProvider.class).toInstance(provider);
        bind(Engine.class).toProvider(() -> provider.open(options)).in(Singleton.class);
        bind(Intaglio.class)
                .toProvider(() ->
                        Intaglio.builder().engine(options).engine(engine.get()).open())
                .in(Singleton.class);
    }
}

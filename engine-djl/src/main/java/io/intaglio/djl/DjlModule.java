package io.intaglio.djl;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.intaglio.Intaglio;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;

/**
 * A Guice module that binds an {@link Engine} of this kind, opened once with the given options, and an {@link Intaglio}
 * that uses it.
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
        bind(EngineOptions.class).toInstance(options);
        bind(EngineProvider.class).to(DjlEngineProvider.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    Engine engine(EngineProvider provider, EngineOptions chosen) {
        return provider.open(chosen);
    }

    /** It uses the engine that is bound, and leaves it open when it is closed. */
    @Provides
    @Singleton
    Intaglio intaglio(Engine engine, EngineOptions chosen) {
        return Intaglio.builder().engine(chosen).engine(engine).open();
    }
}

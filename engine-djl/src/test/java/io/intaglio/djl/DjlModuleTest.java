package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.intaglio.Intaglio;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import org.junit.jupiter.api.Test;

class DjlModuleTest {

    @Test
    void intaglioAndTheApplicationShareOneEngine() {
        Injector injector = Guice.createInjector(new DjlModule(new EngineOptions().device("cpu")));
        try (Engine engine = injector.getInstance(Engine.class)) {
            Intaglio intaglio = injector.getInstance(Intaglio.class);

            assertThat(injector.getInstance(Engine.class)).isSameAs(engine);
            assertThat(intaglio.engine()).isSameAs(engine);
            intaglio.close();
            assertThat(engine.device().cpu()).isTrue();
        }
    }
}

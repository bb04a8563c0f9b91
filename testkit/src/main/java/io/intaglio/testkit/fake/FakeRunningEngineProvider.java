package io.intaglio.testkit.fake;

import io.intaglio.config.Settings;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.ProviderContext;
import java.util.List;

/**
 * Opens engines in plain Java that run networks and do not train them.
 *
 * @param rank the lower, the sooner it is taken
 * @since 0.1
 */
public record FakeRunningEngineProvider(int rank) implements EngineProvider {

    /** Creates one that is taken after any other. */
    public FakeRunningEngineProvider() {
        this(2000);
    }

    @Override
    public String name() {
        return "fake-running";
    }

    @Override
    public String summary() {
        return "pure Java, for tests: runs every built-in layer, does not train";
    }

    @Override
    public boolean trains() {
        return false;
    }

    @Override
    public Engine open(EngineOptions options, ProviderContext context) {
        return new Running();
    }

    @Override
    public List<DeviceInfo> devices() {
        return List.of(FakeEngineProvider.CPU);
    }

    @Override
    public Settings diagnosis() {
        return Settings.of("natives", "none");
    }

    private static final class Running implements Engine {

        @Override
        public DeviceInfo device() {
            return FakeEngineProvider.CPU;
        }

        @Override
        public Settings about() {
            return Settings.of("engine", "fake-running").with("backend", "java").with("device", "cpu");
        }

        @Override
        public Autoencoder open(Architecture architecture, Weights weights) {
            return new FakeAutoencoder(architecture, weights);
        }

        @Override
        public void close() {}
    }
}

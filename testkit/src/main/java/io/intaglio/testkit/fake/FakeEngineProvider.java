package io.intaglio.testkit.fake;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.ProviderContext;
import java.util.List;

/**
 * Opens {@link FakeEngine}s. No service file names it here: a test that wants it found does so itself.
 *
 * @since 0.1
 */
public final class FakeEngineProvider implements EngineProvider {

    static final DeviceInfo CPU = new DeviceInfo("cpu", "a processor, in plain Java", -1);

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String summary() {
        return "pure Java, for tests: runs every built-in layer, learns nothing";
    }

    @Override
    public int rank() {
        return 1000;
    }

    @Override
    public Engine open(EngineOptions options, ProviderContext context) {
        if (!options.device().matches("auto|cpu")) {
            throw new InvalidInputException(
                    "there is no device " + options.device() + " here; the engine fake found: cpu");
        }
        return new FakeEngine(Math.max(1, options.threads()));
    }

    @Override
    public List<DeviceInfo> devices() {
        return List.of(CPU);
    }

    @Override
    public Settings diagnosis() {
        return Settings.of("natives", "none");
    }
}

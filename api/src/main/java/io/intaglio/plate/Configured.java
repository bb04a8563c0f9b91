package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.spi.ArchitectureProvider;

/** Architecture providers under the settings of a card. */
final class Configured {

    private Configured() {}

    static Record record(ArchitectureProvider provider) {
        if (provider instanceof Record settings) {
            return settings;
        }
        throw new InvalidInputException("the architecture \"" + provider.name() + "\" is no record, so its settings ("
                + provider.getClass().getName() + ") cannot be written down; its author must make it one");
    }

    static ArchitectureProvider with(ArchitectureProvider provider, Settings settings) {
        return (ArchitectureProvider) settings.applyTo(record(provider));
    }
}

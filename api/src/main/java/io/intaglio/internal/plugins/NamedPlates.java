package io.intaglio.internal.plugins;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Suggestion;
import io.intaglio.plate.Plate;
import io.intaglio.spi.PlateProvider;
import io.intaglio.spi.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds a plate by a name: a file, or one of the plates that come with jars. A file has precedence, a folder has not.
 *
 * @param included the plates that come with jars
 * @param installation that is open while one of them is read
 */
record NamedPlates(Providers<PlateProvider> included, Installation installation) {

    Plate read(String name) throws IOException {
        if (name.isBlank()) {
            throw new InvalidInputException("no plate is named: its name is empty; give a file" + orOneOf());
        }
        Path file = Path.of(name);
        boolean comesAlong = included.names().contains(name);
        if (!Files.exists(file) && !comesAlong) {
            throw new InvalidInputException("there is no plate " + name + "; " + Suggestion.of(name, included.names())
                    + "give a file" + orOneOf());
        }
        if (!comesAlong || Files.exists(file) && !Files.isDirectory(file)) {
            return Plate.read(file);
        }
        return installation.within(() -> {
            try (InputStream in = included.get(name).open()) {
                return Plate.read(in.readAllBytes(), name);
            }
        });
    }

    private String orOneOf() {
        return included.names().isEmpty() ? "" : ", or one of: " + String.join(", ", included.names());
    }
}

package io.intaglio.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds data sets that are not part of the project: in the folder that the system property {@code intaglio.data} or the
 * environment variable {@code INTAGLIO_DATA} names, or else in {@code shared/data} in a folder above.
 *
 * @since 0.1
 */
public final class RealData {

    private RealData() {}

    /**
     * A folder or file of it; where it is missing, the test is skipped and says so.
     *
     * @param name below the folder, with slashes: {@code denoise/set12}
     */
    public static Path of(String name) {
        String told = System.getProperty("intaglio.data", System.getenv("INTAGLIO_DATA"));
        Stream<Path> places = told != null
                ? Stream.of(Path.of(told))
                : Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                        .map(path -> path.resolve("shared/data"));
        Path found = places.map(place -> place.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(
                found != null,
                () -> "skipped: " + name
                        + " is not here; name the folder that holds it in INTAGLIO_DATA (CONTRIBUTING.md"
                        + " says which data sets there are)");
        return found;
    }
}

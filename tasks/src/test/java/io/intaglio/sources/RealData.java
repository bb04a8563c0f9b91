package io.intaglio.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The data that lies beside the project, not in it. */
public final class RealData {

    private RealData() {}

    /** A folder or file of it; where it is missing, the test is skipped and says so. */
    public static Path of(String name) {
        String told = System.getProperty("INTAGLIO_DATA", System.getenv("INTAGLIO_DATA"));
        Path root = told == null ? beside(Path.of("").toAbsolutePath()) : Path.of(told);
        Assumptions.assumeTrue(
                root != null && Files.exists(root.resolve(name)),
                () -> "skipped: " + name
                        + " is not here; put it into ../shared/data or name the folder in INTAGLIO_DATA");
        return root.resolve(name);
    }

    private static Path beside(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return null;
    }
}

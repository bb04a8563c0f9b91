package io.intaglio.plugin.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nu.pattern.OpenCV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a program whose plug-in's jars are closed by then, as the command closes them. */
class EndingTest {

    @TempDir
    Path folder;

    /** Loads the library as a plug-in of a class loader of its own, and closes that. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) throws Exception {
            URL[] jars = {place(OpenCvLibrary.class), place(OpenCV.class), place(InvalidInputException.class)};
            try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
                Method load = loader.loadClass(OpenCvLibrary.class.getName()).getDeclaredMethod("load");
                load.setAccessible(true);
                load.invoke(null);
            }
            System.out.println("loaded");
        }

        private static URL place(Class<?> of) {
            return of.getProtectionDomain().getCodeSource().getLocation();
        }
    }

    @Test
    void noTraceIsPrintedAndWhatWasUnpackedIsDeleted() throws IOException, InterruptedException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Path said = folder.resolve("said.txt");
        Process java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + unpacked,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(java.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            java.destroyForcibly();
        }

        assertThat(Files.readString(said)).contains("loaded").doesNotContain("Exception", "Error", "\tat ");
        assertThat(unpacked).isEmptyDirectory();
    }
}

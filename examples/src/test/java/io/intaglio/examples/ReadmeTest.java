package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README.md says what is so. */
class ReadmeTest {

    private final String readme;

    @TempDir
    Path folder;

    ReadmeTest() throws IOException {
        readme = Documents.read("README.md");
    }

    @Test
    void theProgramCompilesAndRunsAsItStands() throws Exception {
        Files.writeString(folder.resolve("Denoiser.java"), Documents.block(readme, "java", "class Denoiser"));

        run("Denoiser.java");

        assertThat(folder.resolve("denoiser.plate")).isNotEmptyFile();
    }

    @Test
    void theLinesWithThePlateInTheBoxCompileAndRun() throws Exception {
        String lines = Documents.block(readme, "java", "intaglio.open(\"denoise\")");
        Files.writeString(
                folder.resolve("Lines.java"),
                "import io.intaglio.*;\nimport io.intaglio.image.Pictures;\nimport java.nio.file.Path;\n"
                        + "class Lines { public static void main(String[] args) throws Exception {\n" + lines
                        + "} }\n");

        run("Lines.java");
    }

    private void run(String program) throws Exception {
        Pictures.write(Picture.of(ImageBatch.zeros(1, 37, 53, 3)), folder.resolve("noisy.png"));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        program,
                        "noisy.png")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        java.getOutputStream().close();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(Pictures.read(folder.resolve("clean.png")).width()).isEqualTo(53);
    }

    @Test
    void thePluginIsTheRealOne() throws IOException {
        String file = Documents.read("plugins/sparse/src/main/java/io/intaglio/plugin/sparse/Sparse.java");

        assertThat(Documents.block(readme, "java", "record Sparse"))
                .isEqualTo(file.substring(file.indexOf("public record Sparse")));
        assertThat(Documents.block(readme, "java", "class SparseTest"))
                .isEqualTo(after(
                        Documents.read("plugins/sparse/src/test/java/io/intaglio/plugin/sparse/SparseTest.java"),
                        "class SparseTest"));
    }

    @Test
    void theCoordinatesAreThoseOfTheBuild() throws IOException {
        String pom = Documents.read("pom.xml");
        String coordinates = Documents.block(readme, "xml", "intaglio-bom");

        assertThat(coordinates)
                .contains("<version>" + between(pom, "<artifactId>intaglio-parent</artifactId>\n  <version>") + "<")
                .contains("<version>" + between(pom, "<pytorch.version>") + "<")
                .contains("pytorch-native-cpu", "intaglio-api", "intaglio-engine-djl", "intaglio-tasks");
    }

    @Test
    void whatIsLinkedIsThere() throws IOException {
        for (Path file : Documents.all()) {
            Documents.checkLinks(file);
        }
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                java.util.Arrays.stream(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private static String after(String text, String start) {
        return text.substring(text.indexOf(start));
    }

    private static String between(String text, String start) {
        String rest = after(text, start).substring(start.length());
        return rest.substring(0, rest.indexOf('<'));
    }
}

package io.intaglio.plugin.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with the plug-in's jar on its plug-in path and nowhere else. */
class PluginJarTest {

    @TempDir
    Path folder;

    private Path classes;
    private Path jar;

    @BeforeEach
    void packTheJar() throws Exception {
        classes = Path.of(
                Sparse.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        jar = folder.resolve("sparse.jar");
        if (Files.isRegularFile(classes)) {
            Files.copy(classes, jar);
            return;
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, entries);
                entries.closeEntry();
            }
        }
    }

    @Test
    void appearsInTheListOfArchitectures() throws Exception {
        assertThat(intaglio(0, "list", "architectures")).doesNotContainPattern("(?m)^sparse ");
        assertThat(intaglio(0, "--plugin-path", jar.toString(), "list", "architectures"))
                .containsPattern("(?m)^sparse ")
                .containsPattern("(?m)^collapsed ")
                .contains("sparsity=");
        assertThat(intaglio(0, "list", "architectures", "--plugin-path", folder.toString()))
                .containsPattern("(?m)^sparse ");
    }

    @Test
    void twoJarsWithOneNameAreLeftOutNamingBoth() throws Exception {
        Path other = Files.copy(jar, folder.resolve("copy-of-sparse.jar"));

        assertThat(intaglio(0, "--plugin-path", folder.toString(), "list", "architectures"))
                .contains("two of the architecture \"sparse\"", jar.toString(), other.toString());
    }

    /** What the command prints, to either stream. */
    private String intaglio(int code, String... arguments) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).equals(classes))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> start = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "io.intaglio.cli.Main");
        Process process = new ProcessBuilder(
                        Stream.concat(start.stream(), Arrays.stream(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }
}

package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.internal.plugins.PluginContext;
import io.intaglio.spi.BaselineProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins are loaded apart: each sees the api and the JDK, and libraries of its own. */
class PluginIsolationTest {

    @TempDir
    Path folder;

    /** Compiles a library of a version, in a jar of its own. */
    private Path library(Path place, int version) throws IOException {
        Path classes = compiled("Library" + version, """
                package org.example;
                public final class Library {
                    public static int version() { return %d; }
                }
                """.formatted(version), "Library", folder);
        return jar(place.resolve("library.jar"), classes, "org/example/Library.class", "");
    }

    /** Compiles a plug-in whose summary is an expression. */
    private Path plugin(Path place, String name, String summary, Path library) throws IOException {
        Path classes = compiled(name, """
                package org.example;
                public record Method() implements io.intaglio.spi.BaselineProvider {
                    public String name() { return "%s"; }
                    public String summary() { return "" + %s; }
                    public boolean suits(String task, io.intaglio.config.Settings about) { return false; }
                    public io.intaglio.image.ImageBatch apply(
                            io.intaglio.task.Inputs inputs, io.intaglio.config.Settings about) {
                        return inputs.image("image");
                    }
                    private static boolean sees(String name) {
                        try {
                            Class.forName(name);
                            return true;
                        } catch (ClassNotFoundException e) {
                            return false;
                        }
                    }
                }
                """.formatted(name, summary), "Method", library);
        return jar(place.resolve(name + ".jar"), classes, "org/example/Method.class", "org.example.Method");
    }

    private Path compiled(String name, String text, String type, Path library) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes-" + name));
        Path source = Files.writeString(classes.resolve(type + ".java"), text);
        String path = System.getProperty("java.class.path") + System.getProperty("path.separator") + library;
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), "-cp", path, source.toString());
        assertThat(code).isZero();
        return classes;
    }

    private static Path jar(Path jar, Path classes, String type, String service) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry(type));
            out.write(Files.readAllBytes(classes.resolve(type)));
            if (!service.isEmpty()) {
                out.putNextEntry(new ZipEntry("META-INF/services/" + BaselineProvider.class.getName()));
                out.write(service.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        return jar;
    }

    @Test
    void two_plug_ins_may_bring_different_versions_of_one_library() throws IOException {
        for (int version = 1; version <= 2; version++) {
            Path own = folder.resolve("plugin-" + version);
            plugin(own, "method-" + version, "Library.version()", library(own, version));
        }
        try (Intaglio intaglio = Intaglio.builder()
                .pluginPath(folder.resolve("plugin-1"), folder.resolve("plugin-2"))
                .open()) {
            assertThat(intaglio.problems()).isEmpty();
            assertThat(intaglio.baselines().get("method-1").summary()).isEqualTo("1");
            assertThat(intaglio.baselines().get("method-2").summary()).isEqualTo("2");
        }
    }

    @Test
    void a_plug_in_sees_the_api_and_nothing_else_of_this_program() throws IOException {
        Path jar = plugin(folder, "looking", """
                java.util.stream.Stream.of("io.intaglio.Intaglio", "io.intaglio.plate.Plate", "java.sql.Date",
                        "io.intaglio.internal.plugins.PluginLoader", "org.junit.jupiter.api.Test")
                        .map(Method::sees).toList()""", folder);
        try (Intaglio intaglio = Intaglio.builder().pluginPath(jar).open()) {
            assertThat(intaglio.baselines().get("looking").summary()).isEqualTo("[true, true, true, false, false]");
        }
    }

    @Test
    void a_jar_that_is_named_twice_is_one_plug_in() throws IOException {
        Path jar = plugin(folder.resolve("one"), "once", "1", folder);
        try (Intaglio intaglio =
                Intaglio.builder().pluginPath(jar, jar.getParent()).open()) {
            assertThat(intaglio.problems()).isEmpty();
            assertThat(List.copyOf(intaglio.baselines().names())).contains("once");
        }
    }

    @Test
    void which_jar_a_provider_came_from_is_known() throws IOException {
        Path jar = plugin(folder, "named", "1", folder);
        try (Intaglio intaglio = Intaglio.builder().pluginPath(jar).open()) {
            assertThat(PluginContext.jar(intaglio.baselines().get("named"))).contains("named.jar");
        }
    }

    @Test
    void a_class_loader_of_ones_own_is_looked_through_instead() throws IOException {
        Path jar = plugin(folder, "own", "1", folder);
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
                Intaglio intaglio = Intaglio.builder().loader(loader).open()) {
            assertThat(intaglio.baselines().names()).contains("own");
        }
    }
}

package io.intaglio.internal.plugins;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the jars of plug-ins. */
public final class PluginLoader {

    private PluginLoader() {}

    /**
     * Returns a class loader over the jars; without any, the one that this program has. A jar of a folder that cannot
     * be read is told to {@code problems} and left out: a class loader would pass over it and say nothing.
     */
    static ClassLoader of(List<Path> paths, Consumer<String> problems) {
        ClassLoader parent = PluginLoader.class.getClassLoader();
        if (paths.isEmpty()) {
            return parent;
        }
        List<URL> jars = new ArrayList<>();
        for (Path path : paths) {
            jars(path, problems).forEach(jar -> jars.add(url(jar)));
        }
        return new URLClassLoader("plug-ins", jars.toArray(URL[]::new), parent);
    }

    /** Gives the jars back, where it is a loader over some: a class that was not loaded by then cannot be any more. */
    static void close(ClassLoader loader) {
        if (loader != PluginLoader.class.getClassLoader() && loader instanceof URLClassLoader jars) {
            try {
                jars.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a plug-in's jar cannot be closed", e);
            }
        }
    }

    private static List<Path> jars(Path path, Consumer<String> problems) {
        if (Files.isRegularFile(path)) {
            check(path);
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new InvalidInputException(
                    "there is no plug-in path " + path + "; name a jar, or a folder that holds jars");
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new InvalidInputException(
                        "the plug-in path " + path + " holds no jar; put the plug-in's jar right into it");
            }
            return found.stream().filter(jar -> sound(jar, problems)).toList();
        } catch (IOException e) {
            throw new InvalidInputException("the plug-in path " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean sound(Path jar, Consumer<String> problems) {
        try {
            check(jar);
            return true;
        } catch (InvalidInputException e) {
            problems.accept(e.getMessage() + "; it is left out");
            return false;
        }
    }

    private static void check(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            opened.getManifest();
        } catch (IOException | SecurityException e) {
            throw new InvalidInputException("the plug-in " + jar + " is no jar that can be read: " + e.getMessage(), e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new InvalidInputException("the plug-in path " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }
}

package io.intaglio.internal.plugins;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the jars of plug-ins, and loads each plug-in apart from the others. */
public final class PluginLoader {

    private PluginLoader() {}

    /**
     * Returns a class loader for each path: for a jar, or for a folder that holds a plug-in with its libraries. A jar
     * of a folder that cannot be read is told to {@code problems} and left out: a class loader would pass over it and
     * say nothing. A jar that was met before is passed over.
     */
    static List<URLClassLoader> of(List<Path> paths, ClassLoader program, Consumer<String> problems) {
        SharedClasses shared = new SharedClasses(program);
        Set<String> seen = new HashSet<>();
        List<URLClassLoader> loaders = new ArrayList<>();
        for (List<Path> jars : paths.stream().map(path -> jars(path, problems)).toList()) {
            URL[] own = jars.stream()
                    .map(PluginLoader::url)
                    .filter(url -> seen.add(url.toExternalForm()))
                    .toArray(URL[]::new);
            loaders.add(new URLClassLoader("plug-in", own, shared));
        }
        return loaders;
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
            return jar.toRealPath().toUri().toURL();
        } catch (IOException e) {
            throw new InvalidInputException("the plug-in path " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }
}

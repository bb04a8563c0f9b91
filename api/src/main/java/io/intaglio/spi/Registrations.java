package io.intaglio.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the jars and folders that register a class. {@link java.util.ServiceLoader} does not report when two of them
 * register the same class.
 */
final class Registrations {

    private Registrations() {}

    /** Returns, for each registered class of a kind, the paths of the jars and folders that register it. */
    static Map<String, SortedSet<String>> of(Class<?> kind, ClassLoader from, LoadProblems problems) {
        String file = "META-INF/services/" + kind.getName();
        Map<String, SortedSet<String>> places = new TreeMap<>();
        try {
            for (URL url : Collections.list(from.getResources(file))) {
                add(url, file, places, problems);
            }
        } catch (IOException e) {
            problems.unreadable(file, e);
        }
        return places;
    }

    private static void add(URL url, String file, Map<String, SortedSet<String>> places, LoadProblems problems) {
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false); // else the jar stays open
            String place = connection instanceof JarURLConnection jar
                    ? jar.getJarFileURL().getPath()
                    : url.getPath().substring(0, url.getPath().length() - file.length());
            try (InputStream stream = connection.getInputStream();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(name -> !name.isEmpty())
                        .forEach(name -> places.computeIfAbsent(name, any -> new TreeSet<>())
                                .add(place));
            }
        } catch (IOException | UncheckedIOException e) {
            problems.unreadable(url.toString(), e);
        }
    }
}

package io.intaglio.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The problems that occurred while the providers of a kind were loaded: sentences, and the names that two jars define.
 */
final class LoadProblems {

    private final String kind;
    private final List<String> sentences = new ArrayList<>();
    private final Map<String, String> twice = new TreeMap<>();

    LoadProblems(String kind) {
        this.kind = kind;
    }

    /**
     * Adds a provider that cannot be used.
     *
     * @param what its class, or what is known about it
     * @param place its jar or folder
     */
    void unusable(String what, String place, Throwable why) {
        sentences.add("the " + kind + " " + what + " in " + place + ": " + reason(why));
    }

    /** Adds a file of registrations that cannot be read. */
    void unreadable(String file, Throwable why) {
        sentences.add("the list of plug-ins " + file + " cannot be read: " + reason(why));
    }

    /** Adds a name that two jars define. Neither provider is used. */
    void twice(String name, String first, String second) {
        String sentence = Providers.twice(kind, name, first, second);
        twice.put(name, sentence);
        sentences.add(sentence);
    }

    boolean isTwice(String name) {
        return twice.containsKey(name);
    }

    @Nullable
    String ofName(String name) {
        return twice.get(name);
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    List<String> all() {
        return List.copyOf(sentences);
    }

    private static String reason(Throwable why) {
        if (why instanceof ClassNotFoundException) {
            return "there is no such class in it";
        }
        boolean wrapped = why instanceof ServiceConfigurationError || why instanceof ExceptionInInitializerError;
        Throwable cause = wrapped && why.getCause() != null ? why.getCause() : why;
        if (cause instanceof LinkageError) {
            // A class that it was compiled against is missing or has changed.
            return "it does not fit this version of Intaglio, or misses a library of its own (" + cause + ")";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}

package io.intaglio.config;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Writes names into a message.
 *
 * @since 0.1
 */
public final class NameList {

    private NameList() {}

    /**
     * Returns the first names, and how many there are beyond them: {@code "cat, dog and 8 more"}.
     *
     * @param most number of names that are written, at least 1
     */
    public static String of(Collection<String> names, int most) {
        String first = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
    }
}

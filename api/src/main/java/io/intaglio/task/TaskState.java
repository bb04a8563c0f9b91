package io.intaglio.task;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The stored state of a task: named entries of bytes. A plate stores them under {@code state/TASK/}.
 *
 * @since 0.1
 */
public final class TaskState {

    /** The empty state. */
    public static final TaskState EMPTY = new TaskState(new TreeMap<>());

    private final SortedMap<String, byte[]> entries;

    private final Map<Class<?>, Object> parsed = new ConcurrentHashMap<>();

    private TaskState(SortedMap<String, byte[]> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /**
     * Returns a state of named entries. The arrays are shared, not copied.
     *
     * @param entries bytes by name; names consist of 1 to 100 lower-case letters, digits, dots and hyphens, and begin
     *     with a letter or digit
     * @throws IllegalArgumentException if a name has another form
     */
    public static TaskState of(Map<String, byte[]> entries) {
        for (String name : entries.keySet()) {
            if (!name.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
                throw new IllegalArgumentException("\"" + name + "\" cannot name an entry");
            }
        }
        return new TaskState(new TreeMap<>(entries));
    }

    /**
     * Returns the object that a reader creates from the entries. It is created once for each type and kept, because a
     * state is used for every picture.
     *
     * @param type type of the result
     * @param reader creates the result from the entries; several threads will use the result at once
     */
    public <T> T as(Class<T> type, Function<SortedMap<String, byte[]>, T> reader) {
        return type.cast(parsed.computeIfAbsent(type, any -> reader.apply(entries)));
    }

    /** Returns the entries, sorted by name, as an unmodifiable map. */
    public SortedMap<String, byte[]> entries() {
        return entries;
    }
}

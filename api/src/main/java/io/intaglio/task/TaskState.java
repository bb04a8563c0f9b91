package io.intaglio.task;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The stored state of a task, as named entries of bytes; a plate keeps them under {@code state/TASK/}.
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
     * Returns a state of named entries. Names consist of lower-case letters, digits, dots and hyphens. The arrays are
     * shared, not copied.
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
     * Returns the object that a reader makes from the entries. It is made once and kept, for a state is read
     * at every picture.
     *
     * @param type of the result; there is one result a type
     * @param reader from the entries to the result, which several threads use at once
     */
    public <T> T as(Class<T> type, Function<SortedMap<String, byte[]>, T> reader) {
        return type.cast(parsed.computeIfAbsent(type, any -> reader.apply(entries)));
    }

    /** Returns the entries, sorted, unmodifiable. */
    public SortedMap<String, byte[]> entries() {
        return entries;
    }
}

package io.intaglio.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sorted, flat map of keys to values. Settings have this form on the command line, in configuration files and on a
 * plate's card. Keys are kebab-case, with dots between the parts of a prefix: {@code arch.latent}, {@code task.sigma}.
 *
 * @since 0.1
 */
public final class Settings {

    private static final Settings EMPTY = new Settings(new TreeMap<>());

    private final SortedMap<String, String> values;

    private Settings(SortedMap<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /** Returns empty settings. */
    public static Settings empty() {
        return EMPTY;
    }

    /** Returns the settings of a map. */
    public static Settings of(Map<String, String> values) {
        values.forEach(Settings::check);
        return new Settings(new TreeMap<>(values));
    }

    /** Returns settings with a single entry. */
    public static Settings of(String key, Object value) {
        return EMPTY.with(key, value);
    }

    /**
     * Returns every component of a record under its name in kebab-case: {@code latentSize} becomes {@code latent-size}.
     *
     * @throws IllegalArgumentException if a component has a type that {@link #applyTo} does not support
     * @throws InvalidInputException if a text contains a line break
     */
    public static Settings from(Record record) {
        return of(Components.write(record));
    }

    /**
     * Reads lines {@code key = value}; empty lines and lines that begin with {@code #} are ignored.
     *
     * @throws InvalidInputException if a line has no {@code =} or repeats a key; the message names the line
     */
    public static Settings parse(String text) {
        TreeMap<String, String> read = new TreeMap<>();
        int number = 0;
        // Editors of Windows begin a file with a byte order mark.
        String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (String line : marked.split("\r\n|\r|\n", -1)) {
            number++;
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            int equals = stripped.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(
                        "line " + number + " is no setting: \"" + stripped + "\"; write key = value");
            }
            String key = stripped.substring(0, equals).strip();
            String value = stripped.substring(equals + 1).strip();
            check(key, value);
            if (read.put(key, value) != null) {
                throw new InvalidInputException("line " + number + " sets " + key + " a second time");
            }
        }
        return new Settings(read);
    }

    private static void check(String key, String value) {
        if (!key.matches("[A-Za-z0-9_.:+/-]+") || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new InvalidInputException("\"" + key + " = " + value
                    + "\" is no setting: a key holds letters, digits, dots and hyphens, a value is one line");
        }
    }

    /**
     * Returns these settings with one entry added or replaced.
     *
     * @param value the value; it is written like a component of a record: constants in kebab-case, lists with commas
     */
    public Settings with(String key, Object value) {
        return with(of(Map.of(key, Components.text(Objects.requireNonNull(value, key)))));
    }

    /** Returns these settings with the others added; the others take precedence. */
    public Settings with(Settings others) {
        TreeMap<String, String> all = new TreeMap<>(values);
        all.putAll(others.values);
        return new Settings(all);
    }

    /** Returns the settings whose keys begin with {@code prefix.}, without this prefix. */
    public Settings under(String prefix) {
        TreeMap<String, String> found = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix + ".")) {
                found.put(key.substring(prefix.length() + 1), value);
            }
        });
        return new Settings(found);
    }

    /** Returns these settings with {@code prefix.} before every key. */
    public Settings prefixed(String prefix) {
        TreeMap<String, String> moved = new TreeMap<>();
        values.forEach((key, value) -> moved.put(prefix + "." + key, value));
        return new Settings(moved);
    }

    /** Returns the settings whose keys match. */
    public Settings keep(Predicate<String> keys) {
        TreeMap<String, String> kept = new TreeMap<>();
        values.forEach((key, value) -> {
            if (keys.test(key)) {
                kept.put(key, value);
            }
        });
        return new Settings(kept);
    }

    /** Returns the keys, sorted. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Returns whether there are no settings. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns the value of a key, or {@code otherwise} if there is none. */
    public String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    /** Returns the value of a key, or null if there is none. */
    public @Nullable String get(String key) {
        return values.get(key);
    }

    /** Returns all settings, sorted and unmodifiable. */
    public SortedMap<String, String> asMap() {
        return values;
    }

    /**
     * Returns a copy of {@code defaults} with the values of these settings. Components may be {@code int},
     * {@code long}, {@code float}, {@code double}, {@code boolean}, {@code String}, an enum (kebab-case), a
     * {@link Range}, or a {@code List} of {@code Integer} or {@code String} (with commas between).
     *
     * @throws InvalidInputException for a key that the record does not have (the message lists those it has), for a
     *     value of the wrong type, and for everything that the record's constructor rejects
     */
    public <R extends Record> R applyTo(R defaults) {
        List<String> known = new ArrayList<>(Components.keys(defaults.getClass()));
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new InvalidInputException("there is no setting \"" + key + "\" here; "
                        + Suggestion.of(key, known)
                        + (known.isEmpty() ? "there are none at all" : "known are: " + String.join(", ", known)));
            }
        }
        return Components.copy(defaults, values);
    }

    /** Returns the text that {@link #parse} reads: one line per setting, sorted. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && settings.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}

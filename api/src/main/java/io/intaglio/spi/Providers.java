package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.config.Suggestion;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The providers of one kind, by name. There is no static state, so a process can have several such sets.
 *
 * @param <P> the kind
 * @since 0.1
 */
public final class Providers<P extends Named> {

    private final String kind;
    private final SortedMap<String, P> byName;
    private final LoadProblems problems;
    private final boolean searched;

    /** @param searched whether jars were searched; then a message can say that a jar may be missing */
    private Providers(String kind, SortedMap<String, P> byName, LoadProblems problems, boolean searched) {
        this.kind = kind;
        this.byName = Collections.unmodifiableSortedMap(byName);
        this.problems = problems;
        this.searched = searched;
    }

    /**
     * Returns all providers that {@link ServiceLoader} finds. A provider that cannot be used is left out: its class or
     * one of its libraries is missing, its constructor throws, or its name is invalid or used twice. {@link #problems}
     * names it and its jar. Only {@link #get} with its name throws.
     */
    public static <P extends Named> Providers<P> load(Class<P> type, ClassLoader from) {
        return load(type, List.of(from), List.of());
    }

    /**
     * Returns all providers that {@link ServiceLoader} finds with several class loaders, and the given objects of the
     * right kind. An object replaces a found provider of the same class and name.
     *
     * @param from class loaders to search
     * @param given objects; those of other kinds are ignored
     */
    public static <P extends Named> Providers<P> load(
            Class<P> type, List<? extends ClassLoader> from, List<? extends Named> given) {
        String kind = kind(type);
        LoadProblems problems = new LoadProblems(kind);
        TreeMap<String, P> byName = new TreeMap<>();
        for (ClassLoader loader : from) {
            Map<String, SortedSet<String>> places = Registrations.of(type, loader, problems);
            for (P provider : new ProviderScan<>(type, loader, places, problems).all()) {
                add(provider, places.getOrDefault(provider.getClass().getName(), new TreeSet<>()), byName, problems);
            }
        }
        Map<String, P> found = Map.copyOf(byName);
        for (Named provider : given) {
            if (type.isInstance(provider)) {
                String name = checkName(kind, provider);
                P known = found.get(name);
                if (known != null && known.getClass() == provider.getClass()) {
                    byName.remove(name, known); // the object has the settings that the caller chose
                }
                add(type.cast(provider), new TreeSet<>(), byName, problems);
            }
        }
        return new Providers<>(kind, byName, problems, !from.isEmpty());
    }

    /** @param own the jars that register its class */
    private static <P extends Named> void add(
            P provider, SortedSet<String> own, Map<String, P> byName, LoadProblems problems) {
        String name = provider.name();
        if (problems.isTwice(name)) {
            return;
        }
        P other = byName.get(name);
        if (own.size() > 1) {
            problems.twice(name, own.first(), own.last());
        } else if (other != null) {
            byName.remove(name);
            problems.twice(name, origin(other.getClass()), origin(provider.getClass()));
        } else {
            byName.put(name, provider);
        }
    }

    /**
     * Returns the providers of a list.
     *
     * @throws InvalidInputException if a name is invalid or used twice
     */
    public static <P extends Named> Providers<P> of(Class<P> type, Collection<? extends P> list) {
        String kind = kind(type);
        TreeMap<String, P> byName = new TreeMap<>();
        for (P provider : list) {
            String name = checkName(kind, provider);
            P other = byName.put(name, provider);
            if (other != null) {
                throw new InvalidInputException(
                        twice(kind, name, origin(other.getClass()), origin(provider.getClass())));
            }
        }
        return new Providers<>(kind, byName, new LoadProblems(kind), false);
    }

    /**
     * Returns the provider of a name.
     *
     * @throws InvalidInputException if there is none, or if two jars define the name; the message lists the names that
     *     exist, and the providers that could not be loaded
     */
    public P get(String name) {
        P provider = byName.get(name);
        if (provider != null) {
            return provider;
        }
        if (problems.isTwice(name)) {
            throw new InvalidInputException(problems.ofName(name));
        }
        String known = byName.isEmpty() ? "there are none at all" : "there are: " + String.join(", ", byName.keySet());
        String unloaded = problems.isEmpty() ? "" : "; could not be loaded: " + String.join("; ", problems.all());
        throw new InvalidInputException("there is no " + kind + " \"" + name + "\"; "
                + Suggestion.of(name, byName.keySet()) + known + unloaded
                + (searched ? " (one from a plug-in needs the plug-in's jar on the plug-in path)" : ""));
    }

    /**
     * Returns the provider that a plate was made with.
     *
     * @param jar the jar that the plate's card names; null if it names none
     * @throws InvalidInputException if there is no such provider; the message names the jar
     */
    public P get(String name, String jar) {
        if (jar != null && !byName.containsKey(name) && problems.isEmpty()) {
            throw new InvalidInputException(
                    "there is no " + kind + " \"" + name + "\"; this plate was made with that of " + jar
                            + "; give it with --plugin-path (in Java: Intaglio.builder().pluginPath)");
        }
        return get(name);
    }

    /**
     * Returns a sentence for each provider that was found but cannot be used, with its jar. The list is normally empty.
     */
    public List<String> problems() {
        return problems.all();
    }

    /**
     * Returns the provider of a name with the given settings instead of its defaults.
     *
     * @throws InvalidInputException if there is none of that name, or it has no such settings
     */
    public P get(String name, Settings settings) {
        return with(get(name), settings);
    }

    /**
     * Returns a provider with some settings replaced.
     *
     * @throws InvalidInputException if it has no such settings
     */
    public static <P extends Named> P with(P provider, Settings settings) {
        if (settings.isEmpty()) {
            return provider;
        }
        if (!(provider instanceof Record record)) {
            throw new InvalidInputException(provider.name() + " has no settings, so there is no "
                    + settings.keys().iterator().next());
        }
        @SuppressWarnings("unchecked") // a copy of a P that is a record is a P
        P copy = (P) settings.applyTo(record);
        return copy;
    }

    /** Returns a provider's settings: the components of a record. Other classes have no settings. */
    public static Settings settings(Named provider) {
        return provider instanceof Record record ? Settings.from(record) : Settings.empty();
    }

    /** Returns the names, sorted. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Returns all providers, by name. */
    public List<P> all() {
        return List.copyOf(byName.values());
    }

    static String twice(String kind, String name, String first, String second) {
        return "there are two of the " + kind + " \"" + name + "\": one from " + first + " and one from " + second
                + "; remove one of the jars";
    }

    /** Returns the provider's name if it is valid. */
    static String checkName(String kind, Named provider) {
        String name = provider.name();
        if (name == null || !name.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new InvalidInputException("the " + kind + " \"" + name + "\" from " + origin(provider.getClass())
                    + " has no proper name: small letters, digits and hyphens, at most 64");
        }
        return name;
    }

    static String kind(Class<?> type) {
        String simple = type.getSimpleName();
        return (simple.endsWith("Provider") ? simple.substring(0, simple.length() - "Provider".length()) : simple)
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the jar or folder that a class was loaded from. */
    static String origin(Class<?> provider) {
        CodeSource source = provider.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? provider.getName() : location.getPath();
    }
}

package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The providers of one kind, by name. Nothing is kept statically: two sets may stand side by side in one process.
 *
 * @param <P> the kind
 */
public final class Providers<P extends Named> {

    private final String kind;
    private final SortedMap<String, P> byName;
    private final Optional<ClassLoader> loader;

    private Providers(String kind, SortedMap<String, P> byName, Optional<ClassLoader> loader) {
        this.kind = kind;
        this.byName = Collections.unmodifiableSortedMap(byName);
        this.loader = loader;
    }

    /**
     * All that {@link ServiceLoader} finds.
     *
     * @throws InvalidInputException if one cannot be made or misses a class, or two have one name; the message names the jars
     */
    public static <P extends Named> Providers<P> load(Class<P> type, ClassLoader from) {
        try {
            List<P> found = ServiceLoader.load(type, from).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            Map<String, SortedSet<String>> places = Registrations.of(type, from);
            for (P provider : found) {
                SortedSet<String> own = places.getOrDefault(provider.getClass().getName(), new TreeSet<>());
                if (own.size() > 1) {
                    throw twice(kind(type), provider.name(), own.first(), own.last());
                }
            }
            return of(type, found, Optional.of(from));
        } catch (IOException e) {
            throw new InvalidInputException("the plug-ins cannot be read: " + e.getMessage(), e);
        } catch (ServiceConfigurationError e) {
            throw new InvalidInputException(
                    "a plug-in cannot be loaded: " + e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()),
                    e);
        } catch (LinkageError e) {
            // A class that it was compiled against is missing or another one now.
            throw new InvalidInputException(
                    "a plug-in does not fit this version or misses a library of its own: " + e, e);
        }
    }

    /**
     * Finds what the thread's context class loader sees: {@link io.intaglio.Intaglio} puts one there that sees plug-ins. Where that
     * loader does not know of this program at all, as on a container's thread, finds what a class of the caller's sees.
     *
     * @param home a class whose jar registers providers itself
     * @throws InvalidInputException as {@link #load}
     */
    public static <P extends Named> Providers<P> inContext(Class<P> type, Class<?> home) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return load(type, context != null && sees(context, home) ? context : home.getClassLoader());
    }

    private static boolean sees(ClassLoader loader, Class<?> known) {
        try {
            return loader.loadClass(known.getName()) == known;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Where they were found; empty for a list. */
    Optional<ClassLoader> loader() {
        return loader;
    }

    /**
     * Does something with a class loader in the thread's context, where {@link #inContext} looks.
     *
     * @param <T> what it gives
     * @param <E> how it fails
     */
    public static <T, E extends Exception> T within(ClassLoader loader, Gate.Work<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The providers of a list. */
    public static <P extends Named> Providers<P> of(Class<P> type, Collection<? extends P> list) {
        return of(type, list, Optional.empty());
    }

    private static <P extends Named> Providers<P> of(
            Class<P> type, Collection<? extends P> list, Optional<ClassLoader> loader) {
        String kind = kind(type);
        TreeMap<String, P> byName = new TreeMap<>();
        for (P provider : list) {
            String name = provider.name();
            if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
                throw new InvalidInputException("the " + kind + " \"" + name + "\" from " + origin(provider)
                        + " has no proper name: small letters, digits and hyphens, at most 64");
            }
            P other = byName.put(name, provider);
            if (other != null) {
                throw twice(kind, name, origin(other), origin(provider));
            }
        }
        return new Providers<>(kind, byName, loader);
    }

    /**
     * The provider of a name.
     *
     * @throws InvalidInputException if there is none; the message lists those that there are
     */
    public P get(String name) {
        P provider = byName.get(name);
        if (provider == null) {
            throw new InvalidInputException("there is no " + kind + " \"" + name + "\"; there "
                    + (byName.isEmpty() ? "are none at all" : "are: " + String.join(", ", byName.keySet()))
                    + " (a jar of a plug-in may be missing)");
        }
        return provider;
    }

    /**
     * The provider of a name with settings of its own, over its defaults. A provider that is put together from others finds those
     * that its own class loader sees, whichever thread asks.
     *
     * @throws InvalidInputException if there is none of that name, or it has no such settings
     */
    public P get(String name, Settings settings) {
        P provider = get(name);
        return loader.isEmpty() ? with(provider, settings) : within(loader.get(), () -> with(provider, settings));
    }

    /**
     * A provider with settings over its own.
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

    /** A provider's settings: a record's components; what is no record has none. */
    public static Settings settings(Named provider) {
        return provider instanceof Record record ? Settings.from(record) : Settings.empty();
    }

    /** The names, sorted. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** All of them, by name. */
    public List<P> all() {
        return List.copyOf(byName.values());
    }

    private static InvalidInputException twice(String kind, String name, String first, String second) {
        return new InvalidInputException("there are two of the " + kind + " \"" + name + "\": one from " + first
                + " and one from " + second + "; remove one of the jars");
    }

    private static String kind(Class<?> type) {
        String simple = type.getSimpleName();
        return (simple.endsWith("Provider") ? simple.substring(0, simple.length() - "Provider".length()) : simple)
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** The jar or folder that a provider was loaded from. */
    static String origin(Object provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? provider.getClass().getName() : location.getPath();
    }
}

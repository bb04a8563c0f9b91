package io.intaglio.spi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedSet;

/** Creates every provider that {@link ServiceLoader} finds, and continues after one that cannot be created. */
final class ProviderScan<P extends Named> {

    /** The limit that ends a scan whose list fails every time. */
    private static final int MOST_FAILURES = 1000;

    private final Class<P> type;
    private final ClassLoader from;
    private final Map<String, SortedSet<String>> places;
    private final LoadProblems problems;

    ProviderScan(Class<P> type, ClassLoader from, Map<String, SortedSet<String>> places, LoadProblems problems) {
        this.type = type;
        this.from = from;
        this.places = places;
        this.problems = problems;
    }

    List<P> all() {
        List<P> made = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Throwable> failures = new ArrayList<>();
        Iterator<ServiceLoader.Provider<P>> found =
                ServiceLoader.load(type, from).stream().iterator();
        while (failures.size() < MOST_FAILURES) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<P> next = found.next();
                seen.add(next.type().getName());
                make(next, made);
            } catch (ServiceConfigurationError | LinkageError e) {
                // A registered class cannot be loaded; the next call continues with the class after it.
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            explain(seen, failures);
        }
        return made;
    }

    private void make(ServiceLoader.Provider<P> found, List<P> made) {
        Class<? extends P> implementation = found.type();
        try {
            P provider = found.get();
            Providers.checkName(Providers.kind(type), provider);
            if (provider.summary() == null) {
                throw new IllegalStateException("its summary is null");
            }
            made.add(provider);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Exception | Error e) {
            // A plug-in's constructor can throw anything. The other providers can be used without it.
            problems.unusable(implementation.getName(), place(implementation), e);
        }
    }

    private String place(Class<?> implementation) {
        SortedSet<String> registered = places.get(implementation.getName());
        return registered == null ? Providers.origin(implementation) : registered.first();
    }

    /** Finds the registered classes that could not be loaded, because the loader's own messages do not name the jar. */
    private void explain(Set<String> seen, List<Throwable> failures) {
        boolean explained = false;
        for (Map.Entry<String, SortedSet<String>> each : places.entrySet()) {
            if (!seen.contains(each.getKey())) {
                problems.unusable(each.getKey(), each.getValue().first(), obstacle(each.getKey()));
                explained = true;
            }
        }
        if (!explained) {
            failures.forEach(failure -> problems.unreadable("of " + type.getName(), failure));
        }
    }

    private Throwable obstacle(String name) {
        try {
            Class<?> found = Class.forName(name, false, from);
            if (!type.isAssignableFrom(found)) {
                return new IllegalStateException("it does not implement " + type.getName());
            }
            return new IllegalStateException("it is no public class with a public constructor without arguments");
        } catch (ClassNotFoundException | LinkageError e) {
            return e;
        }
    }
}

package io.intaglio.internal.plugins;

import io.intaglio.spi.CloseGuard;
import io.intaglio.spi.Named;
import io.intaglio.spi.ProviderContext;
import io.intaglio.spi.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds providers in the program, in its plug-ins, and among objects that were given.
 *
 * @param program the class loader of this program
 * @param plugins a class loader for each plug-in
 * @param given objects
 */
public record PluginContext(ClassLoader program, List<URLClassLoader> plugins, List<Named> given)
        implements ProviderContext, AutoCloseable {

    public PluginContext {
        plugins = List.copyOf(plugins);
        given = List.copyOf(given);
    }

    @Override
    public <P extends Named> Providers<P> providers(Class<P> type) {
        List<ClassLoader> loaders = new ArrayList<>(List.of(program));
        loaders.addAll(plugins);
        return Providers.load(type, loaders, given);
    }

    /**
     * Returns which jar a provider came from: title and version by its manifest, or else the name of its file. Of a
     * folder of classes nothing is known.
     */
    public static Optional<String> jar(Named provider) {
        Package origin = provider.getClass().getPackage();
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        String file = source == null ? "" : source.getLocation().getPath().replaceFirst(".*/", "");
        String title = Objects.requireNonNullElse(origin.getImplementationTitle(), file);
        String version = Objects.requireNonNullElse(origin.getImplementationVersion(), "");
        return Optional.of((title + " " + version).replaceAll("\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty());
    }

    /** Runs work on a thread where libraries, DJL among them, look for their own parts in this program. */
    <T, E extends Exception> T within(CloseGuard.Work<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(program);
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Gives the plug-ins' jars back: a class of theirs that was not loaded by then cannot be any more. */
    @Override
    public void close() {
        IOException failure = null;
        for (URLClassLoader plugin : plugins) {
            try {
                plugin.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new UncheckedIOException("a plug-in's jar cannot be closed", failure);
        }
    }
}

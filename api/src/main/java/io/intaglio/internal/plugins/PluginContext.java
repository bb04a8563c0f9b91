package io.intaglio.internal.plugins;

import io.intaglio.spi.CloseGuard;
import io.intaglio.spi.Named;
import io.intaglio.spi.ProviderContext;
import io.intaglio.spi.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

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

package io.intaglio.spi;

import java.util.List;

/**
 * Finds providers of any kind among all that is installed, those of plug-ins included. What is put together from other
 * providers gets one when it is made: a task its degradations, an engine the kernels of layers and terms.
 *
 * @since 0.1
 */
public interface ProviderContext {

    /** Returns the providers of a kind. */
    <P extends Named> Providers<P> providers(Class<P> type);

    /** Returns a context that finds what a class loader sees. */
    static ProviderContext of(ClassLoader loader) {
        return new ProviderContext() {
            @Override
            public <P extends Named> Providers<P> providers(Class<P> type) {
                return Providers.load(type, loader);
            }
        };
    }

    /** Returns a context of these providers alone. */
    static ProviderContext of(Named... providers) {
        return new ProviderContext() {
            @Override
            public <P extends Named> Providers<P> providers(Class<P> type) {
                return Providers.load(type, List.of(), List.of(providers));
            }
        };
    }
}

package io.intaglio.spi;

import java.util.List;

/**
 * Finds providers of any kind among all installed ones, including those of plug-ins. Objects that are composed of other
 * providers get a context when they are created: a task to find its degradations, an engine to find the kernels of
 * layers and terms.
 *
 * @since 0.1
 */
public interface ProviderContext {

    /** Returns the providers of a kind. */
    <P extends Named> Providers<P> providers(Class<P> type);

    /** Returns a context with the providers that a class loader finds. */
    static ProviderContext of(ClassLoader loader) {
        return new ProviderContext() {
            @Override
            public <P extends Named> Providers<P> providers(Class<P> type) {
                return Providers.load(type, loader);
            }
        };
    }

    /** Returns a context with only these providers. */
    static ProviderContext of(Named... providers) {
        return new ProviderContext() {
            @Override
            public <P extends Named> Providers<P> providers(Class<P> type) {
                return Providers.load(type, List.of(), List.of(providers));
            }
        };
    }
}

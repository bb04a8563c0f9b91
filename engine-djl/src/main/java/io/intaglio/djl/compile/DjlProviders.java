package io.intaglio.djl.compile;

import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.djl.spi.DjlTermProvider;
import io.intaglio.spi.Providers;
import java.util.List;

/**
 * The layers and terms that plug-ins let this engine compute.
 *
 * @param layers of their own
 * @param terms of their own
 */
public record DjlProviders(Providers<DjlLayerProvider> layers, Providers<DjlTermProvider> terms) {

    /** No plug-ins. */
    public static final DjlProviders NONE = new DjlProviders(
            Providers.of(DjlLayerProvider.class, List.of()), Providers.of(DjlTermProvider.class, List.of()));
}

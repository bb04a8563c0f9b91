package io.intaglio.djl.compile;

import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.djl.spi.DjlTermProvider;
import io.intaglio.spi.Providers;
import java.util.List;

/**
 * What plug-ins tell this engine to compute.
 *
 * @param layers of their own
 * @param terms of their own
 */
public record DjlProviders(Providers<DjlLayerProvider> layers, Providers<DjlTermProvider> terms) {

    /** Nothing from plug-ins. */
    public static final DjlProviders NONE = new DjlProviders(
            Providers.of(DjlLayerProvider.class, List.of()), Providers.of(DjlTermProvider.class, List.of()));
}

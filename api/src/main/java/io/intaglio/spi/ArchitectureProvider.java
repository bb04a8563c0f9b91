package io.intaglio.spi;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;

/**
 * Adds an architecture. A provider is its settings:
 *
 * <ol>
 *   <li>write a public record that implements this interface, whose components are the settings and whose constructor
 *       without arguments gives the defaults;
 *   <li>check the components in the compact constructor, throwing {@link io.intaglio.config.InvalidInputException};
 *   <li>name the record in {@code META-INF/services/io.intaglio.spi.ArchitectureProvider};
 *   <li>extend {@code ArchitectureContract} (in {@code intaglio-testkit}) in a test.
 * </ol>
 *
 * @since 0.1
 */
public interface ArchitectureProvider extends Named {

    /**
     * Builds the network for images of a kind. It must follow from the arguments and the settings alone, and go on
     * doing so: plates hold its fingerprint, so what is to be new needs a setting whose default is the old. A training
     * asks for images of any size first; where that is refused it asks for one size.
     *
     * @param in what it takes; beside a picture's 1 or 3 channels a task may add others, a mask say
     * @param out what it gives; differs from {@code in} in channels at most
     * @throws io.intaglio.config.InvalidInputException if these settings cannot serve such images, saying what to
     *     change
     */
    Architecture create(ImageSpec in, ImageSpec out);
}

/**
 * The included data sources: folders, archives, the usual benchmark files, and synthetic images from a seed. Only the
 * providers are public. They are found by name through {@link io.intaglio.spi.SourceProvider}.
 */
@NullMarked
package io.intaglio.sources;

import org.jspecify.annotations.NullMarked;

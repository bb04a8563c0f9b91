/**
 * The built-in data: folders, archives, the usual benchmark files, and drawings from a seed. Only the providers are
 * public. They are found by name through {@link io.intaglio.spi.SourceProvider}.
 */
@NullMarked
package io.intaglio.sources;

import org.jspecify.annotations.NullMarked;

/**
 * The built-in data: folders, archives, the usual benchmark files, and drawings made from a seed. The providers are the
 * door; they are found by name through {@link io.intaglio.spi.SourceProvider}.
 */
@NullMarked
package io.intaglio.sources;

import org.jspecify.annotations.NullMarked;

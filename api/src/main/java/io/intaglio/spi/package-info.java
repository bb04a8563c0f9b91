/**
 * The doors for plug-ins: providers found by {@link java.util.ServiceLoader} and collected in {@link
 * io.intaglio.spi.Providers}.
 */
@NullMarked
package io.intaglio.spi;

import org.jspecify.annotations.NullMarked;

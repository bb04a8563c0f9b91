/**
 * The doors for plug-ins: providers found by {@link java.util.ServiceLoader} and collected in {@link
 * io.intaglio.spi.Providers}.
 */
package io.intaglio.spi;

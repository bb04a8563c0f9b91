/**
 * Interfaces for plug-ins. {@link java.util.ServiceLoader} finds their providers, and {@link io.intaglio.spi.Providers}
 * collects them.
 */
@NullMarked
package io.intaglio.spi;

import org.jspecify.annotations.NullMarked;

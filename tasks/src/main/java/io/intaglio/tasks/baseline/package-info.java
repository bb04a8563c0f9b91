/**
 * Classical filters that models are measured against, found by name through
 * {@link io.intaglio.spi.BaselineProvider}; only the providers are public.
 */
@NullMarked
package io.intaglio.tasks.baseline;

import org.jspecify.annotations.NullMarked;

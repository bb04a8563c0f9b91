/**
 * Classical filters with which models are compared. Only the providers are public. They are found by name through
 * {@link io.intaglio.spi.BaselineProvider}.
 */
@NullMarked
package io.intaglio.tasks.baseline;

import org.jspecify.annotations.NullMarked;

/** The included degradations of pictures, which tasks learn to undo. Each is an {@link io.intaglio.spi.Degradation}. */
@NullMarked
package io.intaglio.tasks.degradation;

import org.jspecify.annotations.NullMarked;

/**
 * Ways in which pictures are degraded so that a task can learn to undo them; each is an
 * {@link io.intaglio.spi.Degradation}.
 */
@NullMarked
package io.intaglio.tasks.degradation;

import org.jspecify.annotations.NullMarked;

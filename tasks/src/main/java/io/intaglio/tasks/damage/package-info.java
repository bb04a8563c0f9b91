/** Ways in which pictures are damaged so that a task can learn to undo it; each is an {@link io.intaglio.spi.Damage}. */
package io.intaglio.tasks.damage;

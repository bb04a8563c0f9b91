/**
 * The training loop: {@link io.intaglio.djl.train.TrainingLoop} takes batches, a {@link io.intaglio.djl.train.Loss} and
 * an optimizer. What is public here is so for the engine's other packages; it is no API.
 */
@NullMarked
package io.intaglio.djl.train;

import org.jspecify.annotations.NullMarked;

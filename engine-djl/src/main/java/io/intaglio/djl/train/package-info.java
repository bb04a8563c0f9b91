/** The training loop: {@link io.intaglio.djl.train.TrainingLoop} takes batches, a {@link io.intaglio.djl.train.Loss} and an optimizer. */
package io.intaglio.djl.train;

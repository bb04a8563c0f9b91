package io.intaglio.train;

import io.intaglio.network.Architecture;
import java.util.Optional;

/**
 * The complete input of an engine's training.
 *
 * @param architecture what to train
 * @param config how
 * @param data what to learn from
 * @param validation what to look at now and then: its first pass, the same each time
 * @param from where to go on, or empty to begin
 * @param scorer the task's own figure on held-out data; without it the mean squared error decides
 * @since 0.1
 */
public record TrainingJob(
        Architecture architecture,
        TrainingConfig config,
        Batches data,
        Optional<Batches> validation,
        Optional<Checkpoint> from,
        Optional<HeldOutScorer> scorer) {

    /** A training whose held-out data are judged by the mean squared error. */
    public TrainingJob(
            Architecture architecture,
            TrainingConfig config,
            Batches data,
            Optional<Batches> validation,
            Optional<Checkpoint> from) {
        this(architecture, config, data, validation, from, Optional.empty());
    }
}

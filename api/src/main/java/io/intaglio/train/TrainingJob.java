package io.intaglio.train;

import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import java.util.Map;
import java.util.Optional;

/**
 * The complete input of an engine's training.
 *
 * @param architecture network to train
 * @param config configuration of the training
 * @param data training data
 * @param validation held-out data: each validation uses its first pass, so always the same batches
 * @param from state from which to continue; empty for a new training
 * @param scorer measures the task's own figure on held-out data; if it is empty, the mean squared error decides which
 *     weights are best
 * @param initial weights with which a new training begins; those that are not among them begin with random numbers
 * @since 0.1
 */
public record TrainingJob(
        Architecture architecture,
        TrainingConfig config,
        Batches data,
        Optional<Batches> validation,
        Optional<Checkpoint> from,
        Optional<HeldOutScorer> scorer,
        Weights initial) {

    /** Creates a training that begins with random weights. */
    public TrainingJob(
            Architecture architecture,
            TrainingConfig config,
            Batches data,
            Optional<Batches> validation,
            Optional<Checkpoint> from,
            Optional<HeldOutScorer> scorer) {
        this(architecture, config, data, validation, from, scorer, Weights.of(Map.of()));
    }

    /** Creates a training whose validations use the mean squared error. */
    public TrainingJob(
            Architecture architecture,
            TrainingConfig config,
            Batches data,
            Optional<Batches> validation,
            Optional<Checkpoint> from) {
        this(architecture, config, data, validation, from, Optional.empty());
    }
}

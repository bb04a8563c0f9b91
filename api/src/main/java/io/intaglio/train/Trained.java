package io.intaglio.train;

import io.intaglio.network.Weights;

/**
 * What a training leaves.
 *
 * @param weights to run with: the moving average where one is kept
 * @param checkpoint to go on from
 * @param report how it went
 */
public record Trained(Weights weights, Checkpoint checkpoint, TrainingReport report) {}

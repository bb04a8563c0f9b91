package io.intaglio.internal.training;

import io.intaglio.data.Source;
import io.intaglio.internal.data.NoteCounter;
import io.intaglio.internal.running.DataChannels;
import java.util.Optional;

/**
 * The examples of a training.
 *
 * @param train what to learn from
 * @param heldOut what to judge by
 * @param notes of what is done to the examples, or was left out of them
 * @param channels of the data and the network
 */
public record TrainingExamples(Source train, Optional<Source> heldOut, NoteCounter notes, DataChannels channels) {}

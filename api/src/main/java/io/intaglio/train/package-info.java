/**
 * The parts of training that do not depend on an engine: configuration, batches, events for listeners, and the states
 * that can be saved.
 */
@NullMarked
package io.intaglio.train;

import org.jspecify.annotations.NullMarked;

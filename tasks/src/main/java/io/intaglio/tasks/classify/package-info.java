/** Predicts classes: a head that is trained with the decoder, probes of a fixed code, and calibrated probabilities. */
@NullMarked
package io.intaglio.tasks.classify;

import org.jspecify.annotations.NullMarked;

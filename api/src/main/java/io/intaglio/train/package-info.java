/**
 * Training, as far as no engine is needed for it: the configuration, the batches in their order, what listeners are
 * told and what can be saved.
 */
@NullMarked
package io.intaglio.train;

import org.jspecify.annotations.NullMarked;

/** Evaluation of models: figures of a whole evaluation and of each image, and a listener that follows it. */
@NullMarked
package io.intaglio.evaluation;

import org.jspecify.annotations.NullMarked;

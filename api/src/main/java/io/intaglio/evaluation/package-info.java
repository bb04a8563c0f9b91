/** Evaluation of models: figures of a whole evaluation and of each image, and a listener that follows it. */
package io.intaglio.evaluation;

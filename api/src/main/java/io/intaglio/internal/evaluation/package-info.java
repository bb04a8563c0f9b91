/** Not for use outside the api: measures a model on a source. */
package io.intaglio.internal.evaluation;

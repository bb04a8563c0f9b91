/** Internal to the api: measures a model on a source. */
package io.intaglio.internal.evaluation;

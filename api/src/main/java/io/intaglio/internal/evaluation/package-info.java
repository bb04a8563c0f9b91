/** Internal to the api: measures a model on a source. */
@NullMarked
package io.intaglio.internal.evaluation;

import org.jspecify.annotations.NullMarked;

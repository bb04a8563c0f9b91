/**
 * Runs a model on many pictures: {@link io.intaglio.bulk.PictureRun} for models that answer with pictures,
 * {@link io.intaglio.bulk.BulkRun} for any kind of answer.
 */
@NullMarked
package io.intaglio.bulk;

import org.jspecify.annotations.NullMarked;

/**
 * Runs a model on many pictures: {@link io.intaglio.bulk.PictureRun} where it answers with pictures,
 * {@link io.intaglio.bulk.BulkRun} for any kind of answer.
 */
@NullMarked
package io.intaglio.bulk;

import org.jspecify.annotations.NullMarked;

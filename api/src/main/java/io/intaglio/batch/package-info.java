/**
 * Batch processing of many pictures: {@link io.intaglio.batch.PictureBatch} where it answers with pictures,
 * {@link io.intaglio.batch.BatchRun} for any kind of answer.
 */
@NullMarked
package io.intaglio.batch;

import org.jspecify.annotations.NullMarked;

/** Detection of anomalies by networks that were trained on normal images only. */
@NullMarked
package io.intaglio.tasks.detect;

import org.jspecify.annotations.NullMarked;

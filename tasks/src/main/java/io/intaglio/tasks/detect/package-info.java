/** Detection of anomalies by networks that have seen normal images alone. */
@NullMarked
package io.intaglio.tasks.detect;

import org.jspecify.annotations.NullMarked;

/** Internal to the api: determines how much memory there is, and how much of it a training or a run may take. */
@NullMarked
package io.intaglio.internal.memory;

import org.jspecify.annotations.NullMarked;

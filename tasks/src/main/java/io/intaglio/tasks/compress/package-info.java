/** The task that fits the model of compressed pictures, {@code .itg}. The format itself is part of the api. */
@NullMarked
package io.intaglio.tasks.compress;

import org.jspecify.annotations.NullMarked;

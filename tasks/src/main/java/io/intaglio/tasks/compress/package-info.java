/** The task that fits the model of compressed pictures, {@code .itg}; the format itself lies in the api. */
@NullMarked
package io.intaglio.tasks.compress;

import org.jspecify.annotations.NullMarked;

/** Linear algebra and neighbours of vectors that several tasks share. */
@NullMarked
package io.intaglio.tasks.numeric;

import org.jspecify.annotations.NullMarked;

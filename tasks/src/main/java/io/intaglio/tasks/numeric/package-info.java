/** Linear algebra, minimization and nearest neighbours of vectors, for several tasks. */
@NullMarked
package io.intaglio.tasks.numeric;

import org.jspecify.annotations.NullMarked;

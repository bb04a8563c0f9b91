/** The included index of vectors. */
@NullMarked
package io.intaglio.tasks.search;

import org.jspecify.annotations.NullMarked;

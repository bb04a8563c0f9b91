/** The built-in index of vectors. */
@NullMarked
package io.intaglio.search;

import org.jspecify.annotations.NullMarked;

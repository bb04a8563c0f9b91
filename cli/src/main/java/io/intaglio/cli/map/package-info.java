/** Maps of vectors in two dimensions, as pages with thumbnails. */
@NullMarked
package io.intaglio.cli.map;

import org.jspecify.annotations.NullMarked;

/** Alignment of the pictures that an index finds with the query picture, by thumbnails. */
@NullMarked
package io.intaglio.cli.search;

import org.jspecify.annotations.NullMarked;

/** Comparison of what an index finds with the picture that is looked for, by thumbnails. */
@NullMarked
package io.intaglio.cli.search;

import org.jspecify.annotations.NullMarked;

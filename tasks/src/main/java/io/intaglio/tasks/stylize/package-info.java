/** Style transfer: the strokes and the colours of one picture on the contents of another. */
@NullMarked
package io.intaglio.tasks.stylize;

import org.jspecify.annotations.NullMarked;

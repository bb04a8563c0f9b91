/** Style transfer: the content of one picture with the strokes and colours of another. */
@NullMarked
package io.intaglio.tasks.stylize;

import org.jspecify.annotations.NullMarked;

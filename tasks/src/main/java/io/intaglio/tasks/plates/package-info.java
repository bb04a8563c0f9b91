/** The included plates, and the measurements of a picture that show which of them it needs. */
@NullMarked
package io.intaglio.tasks.plates;

import org.jspecify.annotations.NullMarked;

/** Plates that come with the tasks, and what in a picture says which of them it needs. */
@NullMarked
package io.intaglio.tasks.box;

import org.jspecify.annotations.NullMarked;

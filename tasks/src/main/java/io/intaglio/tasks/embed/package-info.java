/** Turns images into vectors, and makes changed views of images. */
@NullMarked
package io.intaglio.tasks.embed;

import org.jspecify.annotations.NullMarked;

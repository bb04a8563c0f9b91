/** Makes new images from random codes, and measures how similar they are to real ones. */
@NullMarked
package io.intaglio.tasks.generate;

import org.jspecify.annotations.NullMarked;

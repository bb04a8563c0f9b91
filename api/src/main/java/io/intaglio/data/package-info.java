/** Training data: {@link io.intaglio.data.Source} gives images by index; others divide and shuffle them by a seed. */
@NullMarked
package io.intaglio.data;

import org.jspecify.annotations.NullMarked;

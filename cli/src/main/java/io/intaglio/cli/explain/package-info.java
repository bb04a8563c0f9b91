/** Explains what a plate makes of a picture; {@link io.intaglio.cli.explain.Explanation} is the entry point. */
@NullMarked
package io.intaglio.cli.explain;

import org.jspecify.annotations.NullMarked;

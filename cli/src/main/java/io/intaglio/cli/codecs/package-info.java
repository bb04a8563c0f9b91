/** Compares codecs of pictures by the size of their files and the quality of what they give back (rate and distortion). */
@NullMarked
package io.intaglio.cli.codecs;

import org.jspecify.annotations.NullMarked;

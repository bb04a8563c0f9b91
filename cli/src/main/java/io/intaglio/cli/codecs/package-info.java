/** Compares codecs of pictures: the size of their files against the quality of what they give back. */
@NullMarked
package io.intaglio.cli.codecs;

import org.jspecify.annotations.NullMarked;

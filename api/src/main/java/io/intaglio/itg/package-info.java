/**
 * Compressed pictures, {@code .itg}: the format, its entropy coder and its decoder in integers. A file decodes to the
 * same pixels on every machine. Needs no engine.
 */
@NullMarked
package io.intaglio.itg;

import org.jspecify.annotations.NullMarked;

/** The engine over the Deep Java Library; {@link io.intaglio.djl.DjlEngineProvider} is its door, {@link
 * io.intaglio.djl.DjlModule} the one for Guice. */
@NullMarked
package io.intaglio.djl;

import org.jspecify.annotations.NullMarked;

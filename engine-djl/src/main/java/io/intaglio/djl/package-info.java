/** The engine over the Deep Java Library; {@link io.intaglio.djl.DjlEngineProvider} is its door, {@link
 * io.intaglio.djl.DjlModule} the one for Guice. */
package io.intaglio.djl;

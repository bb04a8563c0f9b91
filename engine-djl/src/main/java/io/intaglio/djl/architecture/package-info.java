/**
 * The built-in architectures, {@code plain}, {@code collapsed} and {@code variational} among them. They know the api
 * alone and are registered as those of a plug-in are.
 */
@NullMarked
package io.intaglio.djl.architecture;

import org.jspecify.annotations.NullMarked;

/**
 * The built-in architectures: plain, collapsed, variational and features. They know the api alone and are registered as
 * those of a plug-in are.
 */
@NullMarked
package io.intaglio.djl.architecture;

import org.jspecify.annotations.NullMarked;

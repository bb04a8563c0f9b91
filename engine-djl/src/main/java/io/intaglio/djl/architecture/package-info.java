/**
 * The built-in architectures: plain, collapsed and variational. They know the api alone and come in by the door that a
 * stranger's would.
 */
@NullMarked
package io.intaglio.djl.architecture;

import org.jspecify.annotations.NullMarked;

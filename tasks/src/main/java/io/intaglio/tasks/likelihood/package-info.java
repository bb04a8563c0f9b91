/** Estimates how probable images are under a variational autoencoder. */
@NullMarked
package io.intaglio.tasks.likelihood;

import org.jspecify.annotations.NullMarked;

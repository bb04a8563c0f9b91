/** Tasks that use the code of an autoencoder instead of its output image. */
@NullMarked
package io.intaglio.tasks.latent;

import org.jspecify.annotations.NullMarked;

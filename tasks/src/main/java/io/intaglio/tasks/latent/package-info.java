/** Tasks that work with the code of an autoencoder instead of its images. */
@NullMarked
package io.intaglio.tasks.latent;

import org.jspecify.annotations.NullMarked;

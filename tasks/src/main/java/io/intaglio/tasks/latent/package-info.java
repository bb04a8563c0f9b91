/** Tasks that work with the code of an autoencoder instead of its images. */
package io.intaglio.tasks.latent;

/**
 * Networks as data: layers, latents, objectives and architectures are records. Their shapes, texts and fingerprints are
 * computed without an engine. An {@link io.intaglio.network.Architecture} describes a network, a {@link
 * io.intaglio.network.ShapePlan} describes it at one image size.
 */
@NullMarked
package io.intaglio.network;

import org.jspecify.annotations.NullMarked;

/**
 * Networks as data: layers, latents, objectives and architectures are records that are built, shape-checked, printed
 * and fingerprinted without an engine. {@link io.intaglio.network.Architecture} is the whole,
 * {@link io.intaglio.network.ShapePlan} the whole at one size.
 */
@NullMarked
package io.intaglio.network;

import org.jspecify.annotations.NullMarked;

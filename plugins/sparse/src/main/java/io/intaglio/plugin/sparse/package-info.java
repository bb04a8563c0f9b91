/** The architecture {@code sparse}; {@link io.intaglio.plugin.sparse.Sparse} is all there is. */
package io.intaglio.plugin.sparse;

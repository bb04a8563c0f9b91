/** The index {@code lucene}; {@link io.intaglio.plugin.lucene.LuceneIndexProvider} is all there is to know. */
@NullMarked
package io.intaglio.plugin.lucene;

import org.jspecify.annotations.NullMarked;

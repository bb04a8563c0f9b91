/**
 * Metrics of the distance between images. {@link io.intaglio.metric.Metrics#standard} lists them; each is also a class
 * of pure functions that names its paper.
 */
@NullMarked
package io.intaglio.metric;

import org.jspecify.annotations.NullMarked;

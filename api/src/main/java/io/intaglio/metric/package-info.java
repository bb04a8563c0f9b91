/**
 * How near one image is to another. {@link io.intaglio.metric.Metrics#standard} is the door for a loop over all of them;
 * each metric is also a class of pure functions with its paper.
 */
package io.intaglio.metric;

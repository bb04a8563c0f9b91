/** Training data: {@link io.intaglio.data.Source} gives images by index; others divide and shuffle them by a seed. */
package io.intaglio.data;

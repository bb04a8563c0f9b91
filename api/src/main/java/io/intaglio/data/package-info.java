/** {@link io.intaglio.data.Source}: images by number, and how to divide and shuffle them by a seed. */
package io.intaglio.data;

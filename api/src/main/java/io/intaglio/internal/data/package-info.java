/** Internal to the api: examples before a task sees them, checked and normalized to one range of values. */
@NullMarked
package io.intaglio.internal.data;

import org.jspecify.annotations.NullMarked;

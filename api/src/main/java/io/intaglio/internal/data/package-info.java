/** Not for use outside the api: examples before a task sees them, checked and brought to one range of values. */
package io.intaglio.internal.data;

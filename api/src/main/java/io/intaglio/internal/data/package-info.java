/** Internal to the api: examples before a task sees them, checked and normalized to one range of values. */
package io.intaglio.internal.data;

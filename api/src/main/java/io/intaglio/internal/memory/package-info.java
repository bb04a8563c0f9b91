/** Not for use outside the api: how much memory there is, and what a training or a run may take of it. */
package io.intaglio.internal.memory;

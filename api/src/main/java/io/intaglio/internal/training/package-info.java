/** Not for use outside the api: prepares a training, carries it out, and goes on with one. */
package io.intaglio.internal.training;

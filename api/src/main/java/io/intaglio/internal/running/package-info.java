/** Internal to the api: runs a task on pictures of any size, gray or colour. */
package io.intaglio.internal.running;

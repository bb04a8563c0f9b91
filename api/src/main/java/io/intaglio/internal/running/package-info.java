/** Internal to the api: runs a task on pictures of any size, gray or colour. */
@NullMarked
package io.intaglio.internal.running;

import org.jspecify.annotations.NullMarked;

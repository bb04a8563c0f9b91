/** The included tasks. Each is a record of settings that {@link java.util.ServiceLoader} finds. */
@NullMarked
package io.intaglio.tasks;

import org.jspecify.annotations.NullMarked;

/** The built-in tasks: each a record of settings that {@link java.util.ServiceLoader} finds. */
package io.intaglio.tasks;

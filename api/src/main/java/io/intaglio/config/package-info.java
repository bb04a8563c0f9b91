/** {@link io.intaglio.config.Settings}: text to the components of a record and back. The lowest floor of the house. */
package io.intaglio.config;

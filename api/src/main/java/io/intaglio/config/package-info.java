/**
 * Settings: {@link io.intaglio.config.Settings} converts text to the components of a record and back. The lowest layer.
 */
package io.intaglio.config;

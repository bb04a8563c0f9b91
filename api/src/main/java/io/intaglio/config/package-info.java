/**
 * Settings: {@link io.intaglio.config.Settings} converts text to the components of a record and back. The lowest layer.
 */
@NullMarked
package io.intaglio.config;

import org.jspecify.annotations.NullMarked;

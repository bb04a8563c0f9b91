/**
 * Settings: {@link io.intaglio.config.Settings} converts text to the components of a record and back. This package
 * depends on no other one.
 */
@NullMarked
package io.intaglio.config;

import org.jspecify.annotations.NullMarked;

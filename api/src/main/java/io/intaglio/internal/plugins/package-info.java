/** Internal to the api: finds providers and plug-ins, and starts the engine. */
@NullMarked
package io.intaglio.internal.plugins;

import org.jspecify.annotations.NullMarked;

/** Internal to the api: finds providers and plug-ins, and starts the engine. */
package io.intaglio.internal.plugins;

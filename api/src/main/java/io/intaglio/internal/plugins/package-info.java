/** Not for use outside the api: finds providers and plug-ins, and starts the engine. */
package io.intaglio.internal.plugins;

/** The entry point: {@link io.intaglio.Intaglio} finds the installed providers, trains plates and opens them. */
@NullMarked
package io.intaglio;

import org.jspecify.annotations.NullMarked;

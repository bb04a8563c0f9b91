/** The way in: {@link io.intaglio.Intaglio} finds what is installed, trains plates and makes them ready to run. */
@NullMarked
package io.intaglio;

import org.jspecify.annotations.NullMarked;

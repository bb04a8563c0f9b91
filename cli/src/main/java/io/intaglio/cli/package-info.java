/** The {@code intaglio} command. {@link io.intaglio.cli.Main} is the door; one class is one command. */
@NullMarked
package io.intaglio.cli;

import org.jspecify.annotations.NullMarked;

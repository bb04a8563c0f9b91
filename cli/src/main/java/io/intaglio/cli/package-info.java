/** The {@code intaglio} command. {@link io.intaglio.cli.Main} starts it; each {@code ...Command} is one command. */
@NullMarked
package io.intaglio.cli;

import org.jspecify.annotations.NullMarked;

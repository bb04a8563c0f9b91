/** The {@code intaglio} command. {@link io.intaglio.cli.Main} is the door; one class is one command. */
package io.intaglio.cli;

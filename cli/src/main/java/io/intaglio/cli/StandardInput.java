package io.intaglio.cli;

import java.io.InputStream;

/**
 * Where the command reads what is piped into it.
 *
 * @param stream of bytes
 */
record StandardInput(InputStream stream) {}

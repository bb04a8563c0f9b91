package io.intaglio.bulk;

import java.util.Optional;

/**
 * Pages of a file that are run.
 *
 * @param first from 0
 * @param count of pages
 * @param note what a person should know of it, a sentence
 */
record PageSelection(int first, int count, Optional<String> note) {}

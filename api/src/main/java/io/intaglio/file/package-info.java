/** Files: trees of files, and files that are written completely or not at all. */
@NullMarked
package io.intaglio.file;

import org.jspecify.annotations.NullMarked;

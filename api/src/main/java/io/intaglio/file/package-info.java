/** Files: trees of files, and files that are written completely or not at all. */
package io.intaglio.file;

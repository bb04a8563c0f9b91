/** Results as text: numbers and tables for people, JSON for machines. */
@NullMarked
package io.intaglio.cli.text;

import org.jspecify.annotations.NullMarked;

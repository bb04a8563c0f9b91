/** Text for programs and people: JSON, CSV, and untrusted names with invisible characters escaped. */
@NullMarked
package io.intaglio.text;

import org.jspecify.annotations.NullMarked;

/** Text for programs and people: JSON, CSV, and untrusted names with invisible characters escaped. */
package io.intaglio.text;

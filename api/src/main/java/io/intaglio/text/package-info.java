/** Text for programs and people: JSON, and names of strangers made visible. */
package io.intaglio.text;

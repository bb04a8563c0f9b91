package io.intaglio.spi;

import java.util.Set;

/**
 * Describes a provider of any kind.
 *
 * @since 0.1
 */
public interface Named {

    /**
     * Returns the name that users type and that plates store: lower-case ASCII letters, digits and hyphens, beginning
     * with a letter, at most 64 characters. A published name must not change.
     */
    String name();

    /** Returns a description of one line for lists. It says what the provider is, not how it works. */
    String summary();

    /**
     * Returns the names of the settings that have no effect together with the values of the others. A training tells
     * users which of the settings that they chose have none.
     */
    default Set<String> unused() {
        return Set.of();
    }
}

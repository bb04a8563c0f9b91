package io.intaglio.spi;

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
}

package io.intaglio.spi;

/**
 * Describes a provider of any kind.
 *
 * @since 0.1
 */
public interface Named {

    /**
     * Returns the name that users type and that is written into plates: kebab-case ASCII, at most 64 characters. A
     * name, once published, stays.
     */
    String name();

    /** Returns one line for a list: what the provider is, not how it works. */
    String summary();
}

package io.intaglio.spi;

/** What a provider of any kind says of itself. */
public interface Named {

    /**
     * The name that people type and that is written into plates: kebab-case ASCII, at most 64 characters. A name, once
     * published, stays.
     */
    String name();

    /** One line for a list: what it is, not how. */
    String summary();
}

package io.intaglio.spi;

/**
 * Something that computes.
 *
 * @param name {@code cpu}, {@code gpu:0}
 * @param description in words, for people
 * @param freeBytes of memory, or -1 where unknown
 */
public record DeviceInfo(String name, String description, long freeBytes) {

    /** Whether these are the processors that Java runs on, too. */
    public boolean cpu() {
        return name.equals("cpu");
    }
}

package io.intaglio.spi;

/**
 * A device that computes.
 *
 * @param name {@code cpu}, {@code gpu:0}
 * @param description in words, for people
 * @param freeBytes of memory, or -1 where unknown
 * @since 0.1
 */
public record DeviceInfo(String name, String description, long freeBytes) {

    /** Returns whether this is the CPU that Java runs on. */
    public boolean cpu() {
        return name.equals("cpu");
    }
}

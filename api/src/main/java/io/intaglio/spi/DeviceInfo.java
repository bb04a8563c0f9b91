package io.intaglio.spi;

/**
 * A device that computes.
 *
 * @param name for example {@code cpu} or {@code gpu:0}
 * @param description in words, for people
 * @param freeBytes free memory in bytes, or -1 if it is unknown
 * @since 0.1
 */
public record DeviceInfo(String name, String description, long freeBytes) {

    /** Returns whether this is the CPU that Java runs on. */
    public boolean cpu() {
        return name.equals("cpu");
    }
}

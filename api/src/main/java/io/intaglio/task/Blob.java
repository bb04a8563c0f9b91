package io.intaglio.task;

import io.intaglio.config.InvalidInputException;

/**
 * The bytes of a file, for example of a compressed picture. The array is shared, not copied.
 *
 * @since 0.1
 */
public final class Blob {

    private final byte[] bytes;
    private final String extension;

    private Blob(byte[] bytes, String extension) {
        this.bytes = bytes;
        this.extension = extension;
    }

    /**
     * Returns a blob with an array.
     *
     * @param extension extension of files with such bytes, without the dot, for example {@code itg}: 1 to 16 lower-case
     *     letters and digits
     * @throws InvalidInputException if the extension has another form
     */
    public static Blob of(byte[] bytes, String extension) {
        if (!extension.matches("[a-z0-9]{1,16}")) {
            throw new InvalidInputException(
                    "an extension is written in 1 to 16 small letters and digits, not \"" + extension + "\"");
        }
        return new Blob(bytes, extension);
    }

    /** Returns the bytes, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the extension, without the dot. */
    public String extension() {
        return extension;
    }
}

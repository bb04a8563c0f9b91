package io.intaglio.bulk;

import io.intaglio.image.Pages;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads pictures and writes results. {@link PictureFiles} uses files; other stores may interpret paths differently.
 *
 * @since 0.1
 */
public interface PictureStore {

    /** Opens a picture's file without decoding its pages yet. */
    PictureFile open(Path input) throws IOException;

    /** Returns the number of pixels of the largest page of an input according to its header; 0 if unknown. */
    long pixels(Path input);

    /** Returns the size of an input in bytes; 0 if unknown. */
    long bytes(Path input);

    /** Returns the extension, in lower case, of the format in which a picture is written. */
    String extension(Path output);

    /** Prepares the place of an output before it is computed, for example its folder. */
    default void prepare(Path output) throws IOException {}

    /** Writes a picture. */
    void write(Picture picture, Path output) throws IOException;

    /** Writes several pages; each is computed when it is requested. */
    void write(int count, Pages pages, Path output) throws IOException;

    /**
     * Returns whether writing may be tried again after a failure. A stream may already have received a part of the
     * result.
     */
    default boolean repeatable(Path output) {
        return true;
    }

    /** Returns whether an output's format can contain several pages. */
    default boolean holdsPages(Path output) {
        return extension(output).startsWith("tif");
    }
}

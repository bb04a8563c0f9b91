package io.intaglio.bulk;

import io.intaglio.image.Pages;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads pictures and writes results. {@link PictureFiles} does so with files; other stores may give some paths a
 * meaning of their own.
 *
 * @since 0.1
 */
public interface PictureStore {

    /** Opens a picture's file; its pages are decoded later. */
    PictureFile open(Path input) throws IOException;

    /** Returns how many pixels the largest page of an input announces; 0 where it does not say. */
    long pixels(Path input);

    /** Returns how many bytes an input has; 0 where that is not known. */
    long bytes(Path input);

    /** Returns the extension, in lower case, of the format in which a picture is written. */
    String extension(Path output);

    /** Creates the place for an output before it is computed. */
    default void prepare(Path output) throws IOException {}

    /** Writes a picture. */
    void write(Picture picture, Path output) throws IOException;

    /** Writes several pages, each made when it is asked for. */
    void write(int count, Pages pages, Path output) throws IOException;

    /**
     * Returns whether a result that could not be written may be written once more: a stream may have taken a part of
     * it.
     */
    default boolean repeatable(Path output) {
        return true;
    }

    /** Returns whether an output's format holds several pages. */
    default boolean holdsPages(Path output) {
        return extension(output).startsWith("tif");
    }
}

package io.intaglio.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A collection of images with random access by index. Thanks to random access, shuffling, splitting and resuming depend
 * on a seed alone, and not on the number of threads. A source reads each example on request and does not cache images.
 * Several threads may use it at once.
 *
 * @since 0.1
 */
public interface Source extends AutoCloseable {

    /**
     * Returns a source of the given pictures, composited on white. They are shared with the caller, who must not change
     * them afterwards. Values are in [0, 1], as in {@link #get}.
     *
     * @throws InvalidInputException if there are none, or one is neither gray nor colour
     */
    static Source of(List<Picture> pictures) {
        return new HeldPictures(pictures);
    }

    /** Returns a source of the given images, as {@link #of(List)} does for pictures; they are copied. */
    static Source of(BufferedImage... images) {
        return of(Arrays.stream(images).map(Pictures::of).toList());
    }

    /** Returns the number of examples, at least one. */
    long size();

    /**
     * Returns an example by its index, the same one at each call. Its image has 1 or 3 channels and values in [0, 1];
     * the same holds for a partner, which has the image's size. The values are shared and must not be changed. A label
     * is below the number of {@link #classes}; an example may have no label although there are classes. Training and
     * evaluation leave an example out, as one that cannot be read, if a value is NaN or far outside [0, 1].
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException for any other index
     * @throws IOException if the file cannot be read or is not an image; the message names the file
     */
    Example get(long index) throws IOException;

    /**
     * Returns the name of an example, for messages about an example that cannot be read. It is usually the name that
     * {@link #get} gives it.
     *
     * @param index from 0 to {@code size() - 1}
     */
    default String name(long index) {
        return "image " + index;
    }

    /**
     * Returns the class of an example. A source that knows the class without reading the image overrides this.
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IOException if the image must be read to find the class, and reading fails; the message names the file
     */
    default OptionalInt label(long index) throws IOException {
        return get(index).label();
    }

    /**
     * Returns an identifier of the data: 64 hexadecimal digits that change when the list of examples or their content
     * does. It must not depend on the location of the data or on the order in which a file system lists it. It need not
     * read every byte: names, sizes and samples of the content are sufficient.
     */
    String digest();

    /** Returns the names of the classes by label; empty if there are no labels. */
    default List<String> classes() {
        return List.of();
    }

    @Override
    default void close() throws IOException {}
}

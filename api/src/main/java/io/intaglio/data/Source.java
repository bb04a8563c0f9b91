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
 * A collection of images with random access by index. Random access makes shuffling, splitting and resuming follow from
 * a seed alone, whatever the number of threads. A source reads what it is asked for and keeps nothing large; it may be
 * used by several threads at once.
 *
 * @since 0.1
 */
public interface Source extends AutoCloseable {

    /**
     * Returns the pictures themselves as data, on white where they are transparent. They are held in memory and shared
     * with the caller, who must not change them any more.
     *
     * @throws InvalidInputException if there are none, or one is neither gray nor colour
     */
    static Source of(List<Picture> pictures) {
        return new HeldPictures(pictures);
    }

    /** Returns images that Java holds as data, as {@link #of(List)} does for pictures; they are copied. */
    static Source of(BufferedImage... images) {
        return of(Arrays.stream(images).map(Pictures::of).toList());
    }

    /** Returns the number of examples, at least one. */
    long size();

    /**
     * The example of a number, the same at each call. Its image has 1 or 3 channels and values in [0, 1], and so has a
     * partner, which has the image's size; its numbers are kept and shared, so that they must not change any more.
     * A label is below the number of {@link #classes}; an example may have none, although there are classes.
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException beyond
     * @throws IOException naming the file, when it cannot be read or is no image
     */
    Example get(long index) throws IOException;

    /**
     * Returns the name of an example, for messages about one that cannot be read. The same that {@link #get} would give
     * it, as a rule.
     *
     * @param index from 0 to {@code size() - 1}
     */
    default String name(long index) {
        return "image " + index;
    }

    /**
     * Returns the class of an example, for those who want nothing else of it. A source that knows it without the image
     * overrides this.
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IOException naming the file, when the image has to be read for it and cannot
     */
    default OptionalInt label(long index) throws IOException {
        return get(index).label();
    }

    /**
     * Returns an identifier of the data: 64 hexadecimal digits that change when the list of examples or their content
     * does. It must not depend on where the data lies nor on the order in which a file system lists it. Reading every
     * byte is not asked for: names, sizes and samples of the content will do.
     */
    String digest();

    /** The classes by label; empty where there are no labels. */
    default List<String> classes() {
        return List.of();
    }

    @Override
    default void close() throws IOException {}
}

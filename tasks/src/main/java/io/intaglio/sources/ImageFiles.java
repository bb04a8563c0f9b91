package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.FileTree;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import io.intaglio.image.PicturePart;
import io.intaglio.image.Pictures;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The images in a folder and its subfolders, found by their extensions.
 *
 * @param files files by their paths relative to the folder
 * @param missing folders that cannot be opened and broken links, each with the reason
 */
record ImageFiles(SortedMap<String, Path> files, SortedMap<String, String> missing) {

    /**
     * Finds the images.
     *
     * @throws InvalidInputException if there are none
     */
    static ImageFiles below(Path folder) throws IOException {
        FileTree below = FileTree.of(folder);
        SortedMap<String, Path> found = new TreeMap<>(below.files());
        found.values().removeIf(file -> !Pictures.readable(file));
        if (found.isEmpty()) {
            StringBuilder message = new StringBuilder("the folder \"" + folder + "\" holds no images; known are files"
                    + " that end in ." + String.join(", .", Pictures.extensions()));
            below.leftOut()
                    .forEach((name, reason) ->
                            message.append("; ").append(unreadable(name, reason).getMessage()));
            throw new InvalidInputException(message.toString());
        }
        return new ImageFiles(found, below.leftOut());
    }

    /** Returns the exception for a folder that cannot be opened or a broken link. */
    static UnreadableImageException unreadable(String name, String reason) {
        return new UnreadableImageException(name, reason);
    }

    /**
     * Finds the pictures in a file: the pages of a TIFF, and the channels of pages whose channels are not colours.
     *
     * @return the pictures, named by the file and, if it has several pictures, by page and channel
     */
    static Stream<ImagePart> parts(String name, Path file) {
        List<PicturePart> parts = tiff(file.toString()) ? PictureFile.parts(file) : List.of(PicturePart.WHOLE);
        return parts.stream().map(part -> new ImagePart(part.name(name), file, part));
    }

    /** Returns whether a file is a TIFF according to its name. Only these files are opened to count their pictures. */
    static boolean tiff(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tif") || lower.endsWith(".tiff");
    }

    /**
     * Reads a picture.
     *
     * @param name name of the picture for messages
     */
    static Picture read(ImagePart image, String name) throws IOException {
        try {
            return PictureFile.part(image.file(), image.part(), name);
        } catch (IOException e) {
            throw ReadFailure.of(name, e);
        }
    }
}

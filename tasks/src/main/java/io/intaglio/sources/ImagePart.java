package io.intaglio.sources;

import io.intaglio.image.PicturePart;
import java.nio.file.Path;

/**
 * One picture of a file.
 *
 * @param name name of the picture: that of the file, with page and channel if it has several pictures
 * @param file file with the picture
 * @param part the part of the file
 */
record ImagePart(String name, Path file, PicturePart part) {}

package io.intaglio.sources;

import io.intaglio.image.PicturePart;
import java.nio.file.Path;

/**
 * One picture of a file.
 *
 * @param name of it: the file's, with page and channel where it holds several
 * @param file that holds it
 * @param part of the file that it is
 */
record ImagePart(String name, Path file, PicturePart part) {}

package io.intaglio.sources;

import io.intaglio.image.PicturePart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * The size of a picture in the header of its file, before a rotation by EXIF.
 *
 * @param width width in pixels
 * @param height height in pixels
 */
record StoredSize(int width, int height) {

    /**
     * Returns the size from the file's header; empty if no reader knows the format. Reading the picture then reports
     * the problem.
     */
    static Optional<StoredSize> of(ImagePart image) {
        PicturePart part = image.part();
        return part.width() > 0 ? Optional.of(new StoredSize(part.width(), part.height())) : of(image.file());
    }

    private static Optional<StoredSize> of(Path file) {
        // Not with ImageIO.createImageInputStream, which writes a copy to the folder for temporary files.
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                if (reader.getFormatName().equalsIgnoreCase("gif")) {
                    return Optional.empty(); // the size of a frame, which can be smaller than the picture
                }
                reader.setInput(in, true, true);
                return Optional.of(new StoredSize(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return Optional.empty(); // a reader that trusts the sizes in a file
        }
    }

    /** Returns whether the two pictures can have the same size, possibly after a rotation. */
    boolean agrees(StoredSize other) {
        return equals(other) || (width == other.height && height == other.width);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}

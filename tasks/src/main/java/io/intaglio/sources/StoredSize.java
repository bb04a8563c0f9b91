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
 * How large a picture is by the beginning of its file, before any turning that EXIF asks for.
 *
 * @param width in pixels
 * @param height in pixels
 */
record StoredSize(int width, int height) {

    /**
     * What the file's head says; nothing where no reader understands it, which is for whoever reads the picture to say.
     */
    static Optional<StoredSize> of(ImagePart image) {
        PicturePart part = image.part();
        return part.width() > 0 ? Optional.of(new StoredSize(part.width(), part.height())) : of(image.file());
    }

    private static Optional<StoredSize> of(Path file) {
        // Not by ImageIO.createImageInputStream, which keeps a copy in the folder for temporary files.
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                if (reader.getFormatName().equalsIgnoreCase("gif")) {
                    return Optional.empty(); // the size of a frame, which need not fill the picture
                }
                reader.setInput(in, true, true);
                return Optional.of(new StoredSize(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return Optional.empty(); // a reader that believes what a file announces
        }
    }

    /** Whether the two may be of one size, turned or not. */
    boolean agrees(StoredSize other) {
        return equals(other) || (width == other.height && height == other.width);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}

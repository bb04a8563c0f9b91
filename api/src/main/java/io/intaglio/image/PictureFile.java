package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture file whose pages are decoded one by one. Each picture of a TIFF is a page (except thumbnails, the smaller
 * levels of a pyramid and masks); files of other formats have one page. The bytes of a stream stay in memory. Of a file
 * with several pages, only the requested page is read, if its compression allows it, so a stack may be larger than the
 * memory.
 *
 * @since 0.1
 */
public final class PictureFile {

    private final @Nullable Path path;
    private final String name;
    private final ReadLimits limits;
    private final int pages;
    private byte @Nullable [] data;

    /** @param path of a file whose pages are read one by one; null where {@code data} is all of it */
    private PictureFile(@Nullable Path path, byte @Nullable [] data, String name, ReadLimits limits, int pages) {
        this.path = path;
        this.data = data;
        this.name = name;
        this.limits = limits;
        this.pages = pages;
    }

    /** Opens a file with the limits {@link ReadLimits#standard()}; no page is decoded yet. */
    public static PictureFile read(Path file) throws IOException {
        return read(file, ReadLimits.standard());
    }

    /**
     * Opens a file; no page is decoded yet.
     *
     * @throws UnreadableImageException if it is missing, too long, or of an unsupported format
     */
    public static PictureFile read(Path file, ReadLimits limits) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new UnreadableImageException(
                    name, Files.isDirectory(file) ? "it is a folder" : "there is no such file (" + file + ")");
        }
        if (!Files.isReadable(file)) {
            throw new UnreadableImageException(name, "this program has no permission to read it (" + file + ")");
        }
        int pages = pages(file, name, limits);
        return pages > 1
                ? new PictureFile(file, null, name, limits, pages)
                : of(bytes(file, name, limits), name, limits);
    }

    /** Counts the pages of a TIFF without reading it whole; of whatever else, and of what cannot be read, it is one. */
    private static int pages(Path file, String name, ReadLimits limits) throws IOException {
        try (FileWindow window = new FileWindow(file)) {
            return pages(Bytes.of(window), name, limits);
        } catch (UnreadableImageException e) {
            return 1; // whoever reads it says what is wrong
        }
    }

    private static int pages(Bytes bytes, String name, ReadLimits limits) throws IOException {
        return Format.ofContent(bytes, name) == Format.TIFF
                ? Deadline.run(
                        name, limits.seconds(), () -> TiffFile.of(bytes).pages().size(), () -> {})
                : 1;
    }

    private static byte[] bytes(Path file, String name, ReadLimits limits) throws IOException {
        if (Files.size(file) > limits.maxBytes()) {
            throw tooLong(name, limits);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return bytes(stream, name, limits);
        }
    }

    /**
     * Reads a stream to its end and does not close it.
     *
     * @param name its name in messages and pictures
     */
    public static PictureFile read(InputStream stream, String name, ReadLimits limits) throws IOException {
        return of(bytes(stream, name, limits), name, limits);
    }

    private static byte[] bytes(InputStream stream, String name, ReadLimits limits) throws IOException {
        byte[] data = stream.readNBytes(limits.maxBytes());
        if (data.length == limits.maxBytes() && stream.read() >= 0) {
            throw tooLong(name, limits);
        }
        return data;
    }

    /**
     * Returns a picture file for bytes in memory.
     *
     * @param data the bytes, not copied; they must not change while pages are read
     * @param name its name in messages and pictures
     */
    public static PictureFile of(byte[] data, String name, ReadLimits limits) throws IOException {
        return new PictureFile(null, data, name, limits, pages(Bytes.of(data), name, limits));
    }

    private static UnreadableImageException tooLong(String name, ReadLimits limits) {
        return new UnreadableImageException(
                name,
                "it is longer than the " + limits.maxBytes() + " bytes that " + limits.maxPixels() + " pixels need");
    }

    /**
     * Finds the gray and colour pictures in a file without decoding: each page of a TIFF, or each channel of a page
     * whose channels are not colours.
     *
     * @return the parts; a single part for the whole file if it is not a TIFF or cannot be read (reading it then throws
     *     the exception)
     */
    public static List<PicturePart> parts(Path file) {
        try (FileWindow window = new FileWindow(file)) {
            return Decoder.parts(Bytes.of(window));
        } catch (IOException | RuntimeException e) {
            return List.of(PicturePart.WHOLE);
        }
    }

    /** Finds the pictures as {@link #parts(Path)} does. */
    public static List<PicturePart> parts(byte[] data) {
        try {
            return Decoder.parts(Bytes.of(data));
        } catch (IOException | RuntimeException e) {
            return List.of(PicturePart.WHOLE);
        }
    }

    /**
     * Decodes one picture of a file, where possible without reading the others.
     *
     * @param name its name in messages and the picture
     */
    public static Picture part(Path file, PicturePart part, String name) throws IOException {
        ReadLimits limits = ReadLimits.standard();
        if (part.several()) {
            Optional<Picture> direct = direct(file, part.page(), name, limits);
            if (direct.isPresent()) {
                return part.of(direct.get());
            }
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, name, limits).part(part);
        }
    }

    /** Reads a page without the rest of the file, where that can be done. */
    private static Optional<Picture> direct(Path file, int page, String name, ReadLimits limits) throws IOException {
        try (FileWindow window = new FileWindow(file)) {
            Decoder decoder = new Decoder(name, limits);
            return Deadline.run(name, limits.seconds(), () -> decoder.direct(Bytes.of(window), page), decoder::stop);
        }
    }

    /** Returns the number of pages, at least one. */
    public int pages() {
        return pages;
    }

    /** Returns the file's name, without its folder. */
    public String name() {
        return name;
    }

    /**
     * Decodes a page.
     *
     * @param index from 0
     * @return a picture with the file's name; its notes name the parts that were not read
     * @throws InvalidInputException if there is no such page
     * @throws UnreadableImageException if it is too large, damaged, or of an unsupported kind
     */
    public Picture page(int index) throws IOException {
        if (index < 0 || index >= pages) {
            throw new InvalidInputException(name + " has "
                    + (pages == 1
                            ? "one page (of an animation the first frame alone is read)"
                            : pages + " pages, numbered from 1")
                    + "; there is no page "
                    + (index + 1));
        }
        String called = pages == 1 ? name : name + ", page " + (index + 1);
        if (path != null) {
            Optional<Picture> direct = direct(path, index, called, limits);
            if (direct.isPresent()) {
                return direct.get().withName(name);
            }
        }
        byte[] whole = whole();
        Decoder decoder = new Decoder(called, limits);
        return Deadline.run(called, limits.seconds(), () -> decoder.read(whole, index), decoder::stop)
                .withName(name);
    }

    private synchronized byte[] whole() throws IOException {
        if (data == null) {
            data = bytes(path, name, limits);
        }
        return data;
    }

    /** Decodes one of its {@link #parts}. */
    public Picture part(PicturePart part) throws IOException {
        return part.equals(PicturePart.WHOLE) ? first() : part.of(page(part.page()));
    }

    /** Decodes the first page; a note says how many more there are. */
    Picture first() throws IOException {
        Picture first = page(0);
        return pages == 1 ? first : first.withNote("it has " + pages + " pages, of which only the first is taken");
    }
}

package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The door to picture files.
 *
 * <p>Read are PNG, JPEG, GIF, BMP, TIFF, WebP and PNM, known by their content, whatever they are called; PNM and the
 * TIFFs of photography and science without help, the others by the readers in ImageIO's registry: the JDK's, and
 * TwelveMonkeys' where they are on the class path (WebP, and TIFF in colour systems or compressions of its own, need
 * them). Of an animation the first frame is read, of several pages the first, and a note says so; {@link PictureFile}
 * reads all pages. Values are as stored, divided by the largest possible. Floating-point numbers and integers of more
 * than 16 bits have no largest that pictures reach: the range of the picture's own values becomes [0, 1]
 * ({@link Picture#scale}), unless they are floating-point numbers within [0, 1] already; one that is not a number makes
 * the file unreadable. A TIFF of channels that are no colours keeps them all. A profile is kept beside the values, not
 * applied, and so are the {@link Picture#metadata() metadata}. The orientation is applied. CMYK becomes sRGB through
 * its profile, or by the simple formula where it has none. A file that is damaged or truncated is an error, as far as
 * it shows: the codes of a JPEG have no checksum. A file may be hostile: its size is checked before it is decoded, and
 * decoding has a time limit.
 *
 * <p>Lossy WebP is decoded here, to the same values as libwebp; lossless WebP by TwelveMonkeys' reader.
 *
 * @since 0.1
 */
public final class Pictures {

    private Pictures() {}

    /** Reads a file within {@link ReadLimits#standard()}. */
    public static Picture read(Path file) throws IOException {
        return read(file, ReadLimits.standard());
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableImageException if it is missing, too large, damaged, or of a format that is not read
     */
    public static Picture read(Path file, ReadLimits limits) throws IOException {
        return PictureFile.read(file, limits).first();
    }

    /**
     * Returns how many pixels a file announces, width times height, by its first bytes alone; of several pages, those
     * of the largest.
     *
     * @return 0 where the file does not say, or cannot be read, which is for {@link #read(Path)} to explain
     */
    public static long pixels(Path file) {
        try (FileWindow window = new FileWindow(file)) {
            return Math.max(0, AnnouncedSize.pixels(Bytes.of(window)));
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /**
     * Reads a stream to its end; does not close it.
     *
     * @param name what messages, and the picture, call it
     */
    public static Picture read(InputStream stream, String name, ReadLimits limits) throws IOException {
        return PictureFile.read(stream, name, limits).first();
    }

    /**
     * Reads a file's bytes.
     *
     * @param name what messages, and the picture, call it
     */
    public static Picture read(byte[] data, String name, ReadLimits limits) throws IOException {
        return PictureFile.of(data, name, limits).first();
    }

    /**
     * An image that Java holds, of any type. Values are as for a file: as stored, divided by the largest possible;
     * alpha is kept, a profile is not taken over.
     *
     * @return a picture that shares nothing with it, without a name
     */
    public static Picture of(BufferedImage image) {
        return new RasterConverter("", new Header(image.getWidth(), image.getHeight(), new byte[0])).picture(image);
    }

    /**
     * A picture as Java's own classes draw it. Values are clipped to [0, 1] and rounded to 8 bits; a profile is left
     * out.
     *
     * @return {@code TYPE_BYTE_GRAY}, {@code TYPE_3BYTE_BGR}, or with alpha, gray too, {@code TYPE_4BYTE_ABGR}
     */
    public static BufferedImage toBufferedImage(Picture picture) {
        return Rendering.of(picture);
    }

    /** Returns whether a file's name has the extension of a readable format. */
    public static boolean readable(Path file) {
        return file.getFileName() != null
                && Format.ofExtension(file.getFileName().toString()).isPresent();
    }

    /** The extensions of the formats that are read, in lower case, without the dot. */
    public static List<String> extensions() {
        return Arrays.stream(Format.values())
                .flatMap(format -> format.extensions().stream())
                .toList();
    }

    /** The extensions that {@link #write} takes. */
    public static List<String> writableExtensions() {
        return PictureWriter.extensions();
    }

    /**
     * Writes a picture in the format of the file's extension; what stood there is replaced only once all is written.
     * Values are clipped to [0, 1] and rounded, but for floating-point numbers.
     *
     * <p>Metadata go into formats that have a place for them: all into PNG, JPEG and TIFF (of texts, those that it
     * knows), the resolution into BMP. Where a format has no place for a profile the values are converted to sRGB.
     *
     * <ul>
     *   <li>tif, tiff: lossless; numbers of the picture's own type on its own scale ({@link Picture#scale}),
     *       floating-point numbers not clipped; any number of channels; alpha and profile kept
     *   <li>png: lossless; 8 or 16 bits, alpha and profile kept
     *   <li>jpg, jpeg: quality 0.95, no chroma subsampling, 8 bits; profile kept; alpha composed on white
     *   <li>bmp: 8 bits; alpha composed on white; no profile
     *   <li>ppm, pgm, pnm: 8 or 16 bits; alpha composed on white; no profile; colour goes into a .pgm as luma, gray
     *       into a .ppm as three equal channels
     * </ul>
     *
     * @throws InvalidInputException if the extension is none of these, or the picture has neither 1 nor 3 channels and
     *     the file is no TIFF
     */
    public static void write(Picture picture, Path file) throws IOException {
        PictureWriter.write(picture, file, PictureWriter.QUALITY);
    }

    /**
     * Writes a picture as {@link #write(Picture, Path)} does, with another quality where it is a JPEG.
     *
     * @param quality 1 to 100; other formats have none
     */
    public static void write(Picture picture, Path file, int quality) throws IOException {
        PictureWriter.write(picture, file, quality);
    }

    /**
     * Writes a picture to a stream, in a format that {@link #write(Picture, Path)} knows; does not close it.
     *
     * @param extension of the format, without the dot, as in {@link #writableExtensions}
     * @param quality of a JPEG, 1 to 100
     */
    public static void write(Picture picture, String extension, int quality, OutputStream out) throws IOException {
        PictureWriter.write(picture, extension, quality, out);
    }

    /**
     * Writes a TIFF of several pages, each as {@link #write(Picture, Path)} would; what stood there is replaced only
     * once all are written. One page at a time is in memory.
     *
     * @throws InvalidInputException if the extension is not that of a TIFF, or there is no page
     */
    public static void write(int count, Pages pages, Path file) throws IOException {
        PictureWriter.write(count, pages, file);
    }

    /** Writes a TIFF of several pages to a stream; does not close it. */
    public static void write(int count, Pages pages, OutputStream out) throws IOException {
        PictureWriter.write(count, pages, out);
    }

    /**
     * Returns a sentence on what a format loses of a picture's values: which numbers black and white stand for, or how
     * few shades are left.
     *
     * @param extension of the format, as {@link #write(Picture, String, int, OutputStream)} takes it
     * @return a sentence; nothing where the format holds the numbers
     */
    public static Optional<String> lostScale(Picture picture, String extension) {
        return PictureWriter.lostScale(picture, extension);
    }

    /** Returns whether a file of this name can hold several pages. */
    public static boolean holdsPages(Path file) {
        return PictureWriter.holdsPages(file);
    }

    /**
     * Writes two pictures side by side with a thin white gap, as a PNG of 8 bits: before and after. Alpha is composed
     * on white; where one is gray and the other colour, both become colour.
     *
     * @throws InvalidInputException if their heights differ, or the file is not called {@code *.png}
     */
    public static void writeBeside(Picture left, Picture right, Path file) throws IOException {
        PictureWriter.writeBeside(left, right, file);
    }

    /**
     * Writes an animation without end as an animated PNG (W3C recommendation, third edition); what stood there is
     * replaced only once all is written. Programs that know no animations show the first picture, whose depth, profile
     * and metadata hold for all.
     *
     * @param frames gray or colour, of one size
     * @param milliseconds for which each is shown, 1 to 65535
     * @throws InvalidInputException if the file is not called {@code *.apng}, or the pictures differ in size, channels
     *     or in having alpha
     */
    public static void writeAnimation(List<Picture> frames, int milliseconds, Path file) throws IOException {
        PictureWriter.writeAnimation(frames, milliseconds, file);
    }

    /** The bytes of a PNG file, as {@link #write} makes it. */
    public static byte[] png(Picture picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PngWriter.write(picture, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

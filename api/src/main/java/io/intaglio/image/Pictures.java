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
 * Reads and writes picture files.
 *
 * <p>Reads PNG, JPEG, GIF, BMP, TIFF, WebP and PNM. The content determines the format, not the file name. This class
 * reads PNM and the TIFFs of photography and science itself. ImageIO's readers read the others: those of the JDK, and
 * those of TwelveMonkeys if they are on the class path (required for WebP, and for TIFF with rare colour systems or
 * compressions). Only the first frame or page is read, and a note reports this; {@link PictureFile} reads all pages.
 * Values are divided by the largest value of their type. For floating-point numbers and integers of more than 16 bits,
 * the range of the picture's own values becomes [0, 1] ({@link Picture#scale}); floating-point numbers within [0, 1] do
 * not change. A NaN makes the file unreadable. All channels of a TIFF are kept, even if they are not colours. The ICC
 * profile and the {@link Picture#metadata() metadata} are kept, and the profile is not applied. The orientation is
 * applied. CMYK becomes sRGB by its profile, or by the simple formula without a profile. A damaged or truncated file is
 * an error if the damage can be detected (JPEG data have no checksum). Files may be malicious, so the size is checked
 * before decoding, and decoding has a time limit.
 *
 * <p>This class decodes lossy WebP to the same values as libwebp; TwelveMonkeys' reader decodes lossless WebP.
 *
 * @since 0.1
 */
public final class Pictures {

    private Pictures() {}

    /** Reads a file with the limits {@link ReadLimits#standard()}. */
    public static Picture read(Path file) throws IOException {
        return read(file, ReadLimits.standard());
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableImageException if it is missing, too large, damaged, or of an unsupported format
     */
    public static Picture read(Path file, ReadLimits limits) throws IOException {
        return PictureFile.read(file, limits).first();
    }

    /**
     * Returns the number of pixels of a file, width times height, from its header alone; of several pages, that of the
     * largest.
     *
     * @return 0 if unknown or if the file cannot be read ({@link #read(Path)} then gives the reason)
     */
    public static long pixels(Path file) {
        try (FileWindow window = new FileWindow(file)) {
            return Math.max(0, AnnouncedSize.pixels(Bytes.of(window)));
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /**
     * Reads a stream to its end and does not close it.
     *
     * @param name its name in messages and in the picture
     */
    public static Picture read(InputStream stream, String name, ReadLimits limits) throws IOException {
        return PictureFile.read(stream, name, limits).first();
    }

    /**
     * Reads a file's bytes.
     *
     * @param name its name in messages and in the picture
     */
    public static Picture read(byte[] data, String name, ReadLimits limits) throws IOException {
        return PictureFile.of(data, name, limits).first();
    }

    /**
     * Converts a {@link BufferedImage} of any type. As for files, values are divided by the largest value of their
     * type. Alpha is kept; a profile is not.
     *
     * @return a picture that shares nothing with it, without a name
     */
    public static Picture of(BufferedImage image) {
        return new RasterConverter("", new Header(image.getWidth(), image.getHeight(), new byte[0])).picture(image);
    }

    /**
     * Converts a picture to a {@link BufferedImage}. Values are clipped to [0, 1] and rounded to 8 bits; a profile is
     * not kept.
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

    /** Returns the extensions of the readable formats, in lower case, without the dot. */
    public static List<String> extensions() {
        return Arrays.stream(Format.values())
                .flatMap(format -> format.extensions().stream())
                .toList();
    }

    /** Returns the extensions that {@link #write} supports. */
    public static List<String> writableExtensions() {
        return PictureWriter.extensions();
    }

    /**
     * Writes a picture in the format of the file's extension; an existing file is replaced only after everything is
     * written. Values are clipped to [0, 1] and rounded, NaN to 0, except floating-point numbers.
     *
     * <p>PNG, JPEG and TIFF get all metadata (TIFF only the texts that it supports), BMP only the resolution. If a
     * format does not support profiles, the values are converted to sRGB.
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
     *     the file is not a TIFF
     */
    public static void write(Picture picture, Path file) throws IOException {
        PictureWriter.write(picture, file, PictureWriter.QUALITY);
    }

    /**
     * Writes a picture as {@link #write(Picture, Path)} does, with another quality if it is a JPEG.
     *
     * @param quality 1 to 100; other formats ignore it
     */
    public static void write(Picture picture, Path file, int quality) throws IOException {
        PictureWriter.write(picture, file, quality);
    }

    /**
     * Writes a picture to a stream, in a format that {@link #write(Picture, Path)} supports, and does not close it.
     *
     * @param extension of the format, without the dot, as in {@link #writableExtensions}
     * @param quality of a JPEG, 1 to 100
     */
    public static void write(Picture picture, String extension, int quality, OutputStream out) throws IOException {
        PictureWriter.write(picture, extension, quality, out);
    }

    /**
     * Writes a TIFF of several pages, each as {@link #write(Picture, Path)} would; an existing file is replaced only
     * after all pages are written. Only one page at a time is in memory.
     *
     * @throws InvalidInputException if the extension is not one of TIFF, or there is no page
     */
    public static void write(int count, Pages pages, Path file) throws IOException {
        PictureWriter.write(count, pages, file);
    }

    /** Writes a TIFF of several pages to a stream and does not close it. */
    public static void write(int count, Pages pages, OutputStream out) throws IOException {
        PictureWriter.write(count, pages, out);
    }

    /**
     * Returns a sentence on what a format cannot store: the numbers that black and white stand for, or all shades of
     * the picture.
     *
     * @param extension of the format, as {@link #write(Picture, String, int, OutputStream)} takes it, or {@code itg}
     * @return a sentence; empty if the format stores all values
     */
    public static Optional<String> lostScale(Picture picture, String extension) {
        return PictureWriter.lostScale(picture, extension);
    }

    /** Returns whether a file of this name can contain several pages. */
    public static boolean holdsPages(Path file) {
        return PictureWriter.holdsPages(file);
    }

    /**
     * Writes two pictures side by side with a thin white gap, as an 8-bit PNG: before and after. Alpha is composed on
     * white; if only one is gray, it becomes colour.
     *
     * @throws InvalidInputException if their heights differ, or the file's name does not end in {@code .png}
     */
    public static void writeBeside(Picture left, Picture right, Path file) throws IOException {
        PictureWriter.writeBeside(left, right, file);
    }

    /**
     * Writes an endless animation as an animated PNG (W3C recommendation, third edition); an existing
     * file is replaced only after everything is written. Programs without support for animations show the first
     * picture. Its depth, profile and metadata apply to all pictures.
     *
     * @param frames gray or colour, of one size
     * @param milliseconds duration of each frame, 1 to 65535
     * @throws InvalidInputException if the file is not called {@code *.apng}, or the pictures differ in size, channels
     *     or in having alpha
     */
    public static void writeAnimation(List<Picture> frames, int milliseconds, Path file) throws IOException {
        PictureWriter.writeAnimation(frames, milliseconds, file);
    }

    /** Returns the bytes of a PNG file, as {@link #write} writes it. */
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

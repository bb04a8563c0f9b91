package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The door to picture files.
 *
 * <p>Read are PNG, JPEG, GIF (the first frame), BMP, TIFF (the first page), WebP and PNM, known by their content, whatever
 * they are called; PNM without help, the others by the readers in ImageIO's registry: the JDK's, and TwelveMonkeys' where
 * they are on the class path (WebP, and most kinds of TIFF, need them). Values are as stored, divided by the largest
 * possible. Floats have no largest: where some lie beyond [0, 1], the range from the least (at most 0) to the greatest
 * (at least 1) becomes [0, 1]. A profile is kept beside the values, not applied, and so are the {@link Picture#metadata() metadata}.
 * The orientation is applied. CMYK becomes sRGB through its profile, or by the simple formula where it has none. A file that is
 * damaged or truncated is an error. A file may be hostile: its size is checked before it is decoded,
 * and decoding has a time limit.
 *
 * <p>Lossy WebP is decoded here, to the same values as libwebp; lossless WebP by TwelveMonkeys' reader.
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
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new UnreadableImageException(
                    name, Files.isDirectory(file) ? "it is a folder" : "there is no such file (" + file + ")");
        }
        if (!Files.isReadable(file)) {
            throw new UnreadableImageException(name, "this program has no permission to read it (" + file + ")");
        }
        if (Files.size(file) > limits.maxBytes()) {
            throw tooLong(name, limits);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, name, limits);
        }
    }

    /**
     * Reads a stream to its end; does not close it.
     *
     * @param name what messages, and the picture, call it
     */
    public static Picture read(InputStream stream, String name, ReadLimits limits) throws IOException {
        byte[] data = stream.readNBytes(limits.maxBytes());
        if (data.length == limits.maxBytes() && stream.read() >= 0) {
            throw tooLong(name, limits);
        }
        return read(data, name, limits);
    }

    /**
     * Reads a file's bytes.
     *
     * @param name what messages, and the picture, call it
     */
    public static Picture read(byte[] data, String name, ReadLimits limits) throws IOException {
        Decoder decoder = new Decoder(name, limits);
        return Deadline.run(name, limits.seconds(), () -> decoder.read(data), decoder::stop);
    }

    private static UnreadableImageException tooLong(String name, ReadLimits limits) {
        return new UnreadableImageException(
                name,
                "it is longer than the " + limits.maxBytes() + " bytes that " + limits.maxPixels() + " pixels need");
    }

    /**
     * An image that Java holds, of any type. Values are as for a file: as stored, divided by the largest possible; alpha is kept, a
     * profile is not taken over.
     *
     * @return a picture that shares nothing with it, without a name
     */
    public static Picture of(BufferedImage image) {
        return new Samples("", new Header(image.getWidth(), image.getHeight(), new byte[0])).picture(image);
    }

    /**
     * A picture as Java's own classes draw it. Values are clipped to [0, 1] and rounded to 8 bits; a profile is left out.
     *
     * @return {@code TYPE_BYTE_GRAY}, {@code TYPE_3BYTE_BGR}, or with alpha, gray too, {@code TYPE_4BYTE_ABGR}
     */
    public static BufferedImage toBufferedImage(Picture picture) {
        return Rendering.of(picture);
    }

    /** Whether a file's name has an extension of a format that is read. */
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
     * Writes a picture in the format of the file's extension; what stood there is replaced only once all is written. Values
     * are clipped to [0, 1] and rounded.
     *
     * <p>Metadata go into formats that have a place for them: all into PNG and JPEG, the resolution into BMP. Where a format has no
     * place for a profile the values are converted to sRGB.
     *
     * <ul>
     *   <li>png, tif, tiff: lossless; 8 or 16 bits, alpha and profile kept
     *   <li>jpg, jpeg: quality 0.95, no chroma subsampling, 8 bits; profile kept; alpha composed on white
     *   <li>bmp: 8 bits; alpha composed on white; no profile
     *   <li>ppm, pgm, pnm: 8 or 16 bits; alpha composed on white; no profile; colour goes into a .pgm as luma, gray into a
     *       .ppm as three equal channels
     * </ul>
     *
     * @throws InvalidInputException if the extension is none of these
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
     * Writes two pictures side by side with a thin white gap, as a PNG of 8 bits: before and after. Alpha is composed on white;
     * where one is gray and the other colour, both become colour.
     *
     * @throws InvalidInputException if their heights differ, or the file is not called {@code *.png}
     */
    public static void writeBeside(Picture left, Picture right, Path file) throws IOException {
        PictureWriter.writeBeside(left, right, file);
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

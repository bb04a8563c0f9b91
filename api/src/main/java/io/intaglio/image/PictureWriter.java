package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Chooses the format by the extension. */
final class PictureWriter {

    private static final List<String> EXTENSIONS =
            List.of("png", "jpg", "jpeg", "bmp", "tif", "tiff", "ppm", "pgm", "pnm");

    private static final List<String> EIGHT_BITS = List.of("jpg", "jpeg", "bmp", "itg", "itc");

    /** Of a JPEG, unless another is asked for. */
    static final int QUALITY = 95;

    private PictureWriter() {}

    static List<String> extensions() {
        return EXTENSIONS;
    }

    static void write(int count, Pages pages, Path file) throws IOException {
        if (count < 1 || !holdsPages(file)) {
            throw new InvalidInputException("several pages go into a TIFF, one at least: call " + file
                    + " *.tif, and count them, not " + count);
        }
        AtomicFile.write(file, out -> TiffWriter.write(count, pages, out));
    }

    static void write(int count, Pages pages, OutputStream out) throws IOException {
        if (count < 1) {
            throw new InvalidInputException("a TIFF has one page at least, not " + count);
        }
        TiffWriter.write(count, pages, out);
    }

    /**
     * Says which numbers black and white stand for where a format has no place for them, or how few steps are left of
     * them.
     */
    static Optional<String> lostScale(Picture picture, String extension) {
        SampleScale scale = picture.scale();
        if (extension.startsWith("tif")) {
            return Optional.empty();
        }
        String format =
                Format.ofExtension("." + extension).map(Format::toString).orElse(extension);
        if (scale.plain()) {
            return EIGHT_BITS.contains(extension) && scale.type().bits() > 8
                    ? fewSteps(picture, format)
                    : Optional.empty();
        }
        return Optional.of(format + " has no place for " + scale.kind() + ": black stands for "
                + SampleScale.number(scale.low()) + " and white for " + SampleScale.number(scale.high())
                + "; a TIFF keeps the numbers");
    }

    private static Optional<String> fewSteps(Picture picture, String format) {
        float most = 0;
        for (float value : picture.pixels().data()) {
            most = Math.max(most, value);
        }
        return most > ValueRange.LITTLE
                ? Optional.empty()
                : Optional.of(format + " has 8 bits, and the largest number is "
                        + Math.round(picture.scale().stored(most))
                        + " of 65535: " + (Math.round(most * 255) + 1)
                        + " shades of 256 are left; PNG and TIFF keep the numbers");
    }

    static boolean holdsPages(Path file) {
        String extension = Format.extension(String.valueOf(file.getFileName()));
        check(extension, file);
        return extension.startsWith("tif");
    }

    static void write(Picture picture, Path file, int quality) throws IOException {
        String extension = Format.extension(String.valueOf(file.getFileName()));
        check(extension, file);
        checkQuality(quality);
        AtomicFile.write(file, out -> encode(picture, extension, quality, out));
    }

    static void write(Picture picture, String extension, int quality, OutputStream out) throws IOException {
        check(extension, "a stream as \"" + extension + "\"");
        checkQuality(quality);
        encode(picture, extension, quality, out);
    }

    private static void check(String extension, Object goal) {
        if (!EXTENSIONS.contains(extension)) {
            throw new InvalidInputException("no picture can be written to " + goal
                    + ": the extension chooses the format and is one of " + String.join(", ", EXTENSIONS));
        }
    }

    private static void checkQuality(int quality) {
        if (quality < 1 || quality > 100) {
            throw new InvalidInputException("the quality of a JPEG must be between 1 and 100, not " + quality);
        }
    }

    static void writeBeside(Picture left, Picture right, Path file) throws IOException {
        if (!Format.extension(String.valueOf(file.getFileName())).equals("png")) {
            throw new InvalidInputException("two pictures side by side are written as PNG: call " + file + " *.png");
        }
        if (left.height() != right.height()) {
            throw new InvalidInputException("pictures side by side have one height, not " + left.height() + " and "
                    + right.height() + " pixels; resize one");
        }
        int channels = Math.max(left.channels(), right.channels());
        Picture described =
                (left.channels() == right.channels() ? right : left.colour()).withMetadata(Metadata.empty());
        AtomicFile.write(file, out -> PngWriter.write(new BesideRows(left, right, channels), described, out));
    }

    static void writeAnimation(List<Picture> frames, int milliseconds, Path file) throws IOException {
        if (!Format.extension(String.valueOf(file.getFileName())).equals("apng")) {
            throw new InvalidInputException("an animation is written as PNG: call " + file + " *.apng");
        }
        if (frames.isEmpty() || milliseconds < 1 || milliseconds > 65535) {
            throw new InvalidInputException("an animation has one picture at least, and shows each for 1 to 65535 ms,"
                    + " not " + frames.size() + " for " + milliseconds + " ms");
        }
        Picture first = frames.get(0);
        for (Picture frame : frames) {
            if (frame.height() != first.height()
                    || frame.width() != first.width()
                    || frame.channels() != first.channels()
                    || frame.alpha().isPresent() != first.alpha().isPresent()) {
                throw new InvalidInputException("the pictures of an animation have one size and one form, not "
                        + form(first) + " and " + form(frame));
            }
        }
        if (first.channels() != 1 && first.channels() != 3) {
            throw new InvalidInputException(
                    "an animation is gray or in colour, and these pictures have " + first.channels() + " channels");
        }
        AtomicFile.write(file, out -> PngWriter.write(frames, milliseconds, out));
    }

    private static String form(Picture picture) {
        return picture.width() + "x" + picture.height() + " with " + picture.channels() + " channels"
                + (picture.alpha().isPresent() ? " and alpha" : "");
    }

    private static void encode(Picture picture, String extension, int quality, OutputStream out) throws IOException {
        if (picture.channels() != 1 && picture.channels() != 3 && !extension.startsWith("tif")) {
            throw new InvalidInputException(picture.name() + " has " + picture.channels()
                    + " channels, which are no colours; of the formats that are written TIFF alone holds them: "
                    + "call the result *.tif");
        }
        switch (extension) {
            case "png" -> PngWriter.write(picture, out);
            case "tif", "tiff" -> TiffWriter.write(picture, out);
            case "jpg", "jpeg" -> JpegWriter.write(picture.onWhite(), quality, out);
            case "bmp" -> BmpWriter.write(picture.inSrgb().onWhite(), out);
            case "pgm" -> PnmWriter.write(picture.inSrgb().onWhite().gray(), out);
            case "ppm" -> PnmWriter.write(picture.inSrgb().onWhite().colour(), out);
            default -> PnmWriter.write(picture.inSrgb().onWhite(), out);
        }
    }
}

package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Chooses the format by the extension; writes beside the goal and moves when all is there. */
final class PictureWriter {

    private static final List<String> EXTENSIONS =
            List.of("png", "jpg", "jpeg", "bmp", "tif", "tiff", "ppm", "pgm", "pnm");

    private PictureWriter() {}

    static List<String> extensions() {
        return EXTENSIONS;
    }

    static void write(Picture picture, Path file) throws IOException {
        String extension = Format.extension(String.valueOf(file.getFileName()));
        if (!EXTENSIONS.contains(extension)) {
            throw new InvalidInputException("no picture can be written to " + file
                    + ": the extension chooses the format and is one of " + String.join(", ", EXTENSIONS));
        }
        write(file, out -> encode(picture, extension, out));
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
        Optional<byte[]> icc = left.channels() == right.channels() ? right.iccProfile() : Optional.empty();
        write(file, out -> PngWriter.write(new BesideRows(left, right, channels), icc, out));
    }

    /** Writes the bytes of a file. */
    private interface Encoding {

        void to(OutputStream out) throws IOException;
    }

    private static void write(Path file, Encoding encoding) throws IOException {
        Path goal = file.toAbsolutePath();
        // Not createTempFile: what it makes is for its owner's eyes alone.
        Path part = goal.resolveSibling("." + goal.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), 1 << 16)) {
                encoding.to(out);
            }
            move(part, goal);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path goal) throws IOException {
        try {
            Files.move(part, goal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, goal, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void encode(Picture picture, String extension, OutputStream out) throws IOException {
        switch (extension) {
            case "png" -> PngWriter.write(picture, out);
            case "tif", "tiff" -> TiffWriter.write(picture, out);
            case "jpg", "jpeg" -> JpegWriter.write(picture.onWhite(), out);
            case "bmp" -> BmpWriter.write(picture.onWhite(), out);
            case "pgm" -> PnmWriter.write(picture.onWhite().gray(), out);
            case "ppm" -> PnmWriter.write(picture.onWhite().colour(), out);
            default -> PnmWriter.write(picture.onWhite(), out);
        }
    }
}

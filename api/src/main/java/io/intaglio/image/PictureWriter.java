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
        Path goal = file.toAbsolutePath();
        // Not createTempFile: what it makes is for its owner's eyes alone.
        Path part = goal.resolveSibling("." + goal.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), 1 << 16)) {
                encode(picture, extension, out);
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

package io.intaglio.cli;

import io.intaglio.image.Pages;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes pictures: files, pipes and the standard streams.
 *
 * @param in the standard input
 * @param out the standard output
 * @param extension of the format in which a picture goes to the standard output
 * @param quality of JPEGs, 1 to 100
 */
record PictureStreams(InputStream in, PrintStream out, String extension, int quality) {

    private static final String STANDARD_INPUT = "the standard input";

    /**
     * Opens a picture's file; its pages are decoded later.
     *
     * @param input a file, a pipe with a name, or {@link ResultPlace#STANDARD}
     */
    PictureFile open(Path input) throws IOException {
        if (ResultPlace.isStandard(input)) {
            return PictureFile.read(in, STANDARD_INPUT, ReadLimits.standard());
        }
        if (Files.isRegularFile(input) || Files.isDirectory(input) || !Files.exists(input)) {
            return PictureFile.read(input);
        }
        try (InputStream pipe = Files.newInputStream(input)) {
            return PictureFile.read(pipe, String.valueOf(input.getFileName()), ReadLimits.standard());
        }
    }

    /**
     * Returns how many pixels the largest page of a file announces; 0 where it does not say, as a pipe, which could not
     * be read again.
     */
    long pixels(Path input) {
        return Files.isRegularFile(input) ? Pictures.pixels(input) : 0;
    }

    /** Returns the extension, as it is written, of the format in which a picture goes to an output. */
    String extension(Path output) {
        return ResultPlace.isStandard(output) ? extension : ResultFormat.extension(output);
    }

    /** Returns whether an output's format holds several pages. */
    boolean holdsPages(Path output) {
        return extension(output).startsWith("tif");
    }

    /**
     * Writes a picture.
     *
     * @param output a file, or {@link ResultPlace#STANDARD}
     */
    void write(Picture picture, Path output) throws IOException {
        if (ResultPlace.isStandard(output)) {
            standard(stream -> Pictures.write(picture, extension, quality, stream));
        } else {
            Pictures.write(picture, output, quality);
        }
    }

    /** Writes several pages, each made when it is asked for. */
    void write(int count, Pages pages, Path output) throws IOException {
        if (ResultPlace.isStandard(output)) {
            standard(stream -> Pictures.write(count, pages, stream));
        } else {
            Pictures.write(count, pages, output);
        }
    }

    /** Writes to a stream. */
    @FunctionalInterface
    private interface Content {
        void to(OutputStream stream) throws IOException;
    }

    private void standard(Content content) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out);
        content.to(buffered);
        buffered.flush();
        if (out.checkError()) {
            throw new IOException("the standard output takes no more: what reads it has ended, or the disk is full");
        }
    }
}

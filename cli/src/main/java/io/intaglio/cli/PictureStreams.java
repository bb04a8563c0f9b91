package io.intaglio.cli;

import io.intaglio.image.Picture;
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
     * Reads a picture.
     *
     * @param input a file, a pipe with a name, or {@link ResultPlace#STANDARD}
     */
    Picture read(Path input) throws IOException {
        if (ResultPlace.isStandard(input)) {
            return Pictures.read(in, STANDARD_INPUT, ReadLimits.standard());
        }
        if (Files.isRegularFile(input) || Files.isDirectory(input) || !Files.exists(input)) {
            return Pictures.read(input);
        }
        try (InputStream pipe = Files.newInputStream(input)) {
            return Pictures.read(pipe, String.valueOf(input.getFileName()), ReadLimits.standard());
        }
    }

    /**
     * Writes a picture.
     *
     * @param output a file, or {@link ResultPlace#STANDARD}
     */
    void write(Picture picture, Path output) throws IOException {
        if (!ResultPlace.isStandard(output)) {
            Pictures.write(picture, output, quality);
            return;
        }
        OutputStream buffered = new BufferedOutputStream(out);
        Pictures.write(picture, extension, quality, buffered);
        buffered.flush();
        if (out.checkError()) {
            throw new IOException("the standard output takes no more: what reads it has ended, or the disk is full");
        }
    }
}

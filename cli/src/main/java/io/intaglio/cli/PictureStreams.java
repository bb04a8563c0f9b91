package io.intaglio.cli;

import io.intaglio.bulk.PictureFiles;
import io.intaglio.bulk.PictureStore;
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
import java.nio.file.Path;

/**
 * Reads and writes pictures: files, and the standard streams as {@link ResultPlace#STANDARD}.
 *
 * @param files that are no streams
 * @param in the standard input
 * @param out the standard output
 * @param extension of the format in which a picture goes to the standard output
 */
record PictureStreams(PictureFiles files, InputStream in, PrintStream out, String extension) implements PictureStore {

    private static final String STANDARD_INPUT = "the standard input";

    @Override
    public PictureFile open(Path input) throws IOException {
        return ResultPlace.isStandard(input)
                ? PictureFile.read(in, STANDARD_INPUT, ReadLimits.standard())
                : files.open(input);
    }

    @Override
    public long pixels(Path input) {
        return files.pixels(input);
    }

    @Override
    public long bytes(Path input) {
        return files.bytes(input);
    }

    @Override
    public String extension(Path output) {
        return ResultPlace.isStandard(output) ? extension : files.extension(output);
    }

    @Override
    public boolean repeatable(Path output) {
        return !ResultPlace.isStandard(output);
    }

    @Override
    public void prepare(Path output) throws IOException {
        if (!ResultPlace.isStandard(output)) {
            files.prepare(output);
        }
    }

    @Override
    public void write(Picture picture, Path output) throws IOException {
        if (ResultPlace.isStandard(output)) {
            standard(stream -> Pictures.write(picture, extension, files.quality(), stream));
        } else {
            files.write(picture, output);
        }
    }

    @Override
    public void write(int count, Pages pages, Path output) throws IOException {
        if (ResultPlace.isStandard(output)) {
            standard(stream -> Pictures.write(count, pages, stream));
        } else {
            files.write(count, pages, output);
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

package io.intaglio.bulk;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.Folders;
import io.intaglio.image.Pages;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads pictures from files and named pipes, and writes results into files. Missing folders are created.
 *
 * @param quality of JPEGs, 1 to 100
 * @since 0.1
 */
public record PictureFiles(int quality) implements PictureStore {

    public PictureFiles {
        if (quality < 1 || quality > 100) {
            throw new InvalidInputException("the quality of JPEGs must be between 1 and 100, not " + quality);
        }
    }

    @Override
    public PictureFile open(Path input) throws IOException {
        if (Files.isRegularFile(input) || Files.isDirectory(input) || !Files.exists(input)) {
            return PictureFile.read(input);
        }
        try (InputStream pipe = Files.newInputStream(input)) {
            return PictureFile.read(pipe, String.valueOf(input.getFileName()), ReadLimits.standard());
        }
    }

    /** Returns the number of pixels, or 0 for a pipe, because it can be read only once. */
    @Override
    public long pixels(Path input) {
        return Files.isRegularFile(input) ? Pictures.pixels(input) : 0;
    }

    @Override
    public long bytes(Path input) {
        try {
            return Files.isRegularFile(input) ? Files.size(input) : 0;
        } catch (IOException e) {
            return 0; // whoever reads it will say why
        }
    }

    @Override
    public String extension(Path output) {
        String name = String.valueOf(output.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public void prepare(Path output) throws IOException {
        Folders.make(output.toAbsolutePath().getParent());
    }

    @Override
    public void write(Picture picture, Path output) throws IOException {
        Pictures.write(picture, output, quality);
    }

    @Override
    public void write(int count, Pages pages, Path output) throws IOException {
        Pictures.write(count, pages, output);
    }
}

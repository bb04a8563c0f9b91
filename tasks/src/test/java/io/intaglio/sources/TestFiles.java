package io.intaglio.sources;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files for tests. */
final class TestFiles {

    private TestFiles() {}

    /** Writes a picture whose bytes follow from the file's name. */
    static Path picture(Path file, int width, int height, int channels) throws IOException {
        SplitMix64 random = new SplitMix64(file.getFileName().toString().hashCode());
        float[] pixels = new float[width * height * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256) / 255f;
        }
        Files.createDirectories(file.getParent());
        Pictures.write(Picture.of(ImageBatch.wrap(1, height, width, channels, pixels)), file);
        return file;
    }

    /** Writes a ZIP file with an entry of each name that holds the bytes of the given file. */
    static Path zip(Path zip, Path content, String... names) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (String name : names) {
                entries.putNextEntry(new ZipEntry(name));
                entries.write(Files.readAllBytes(content));
                entries.closeEntry();
            }
        }
        return zip;
    }
}

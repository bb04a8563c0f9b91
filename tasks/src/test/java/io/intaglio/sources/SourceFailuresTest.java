package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.image.UnreadableImageException;
import io.intaglio.testkit.RealData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that end early or break: a message names the file, the entry, and what is wrong. */
class SourceFailuresTest {

    @TempDir
    Path folder;

    private Path stored(String... names) throws IOException {
        byte[] picture = Files.readAllBytes(TestFiles.picture(folder.resolve("drawn.bmp"), 6, 4, 3));
        CRC32 sum = new CRC32();
        sum.update(picture);
        Path zip = folder.resolve("stored.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.setMethod(ZipOutputStream.STORED);
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setSize(picture.length);
                entry.setCrc(sum.getValue());
                entries.putNextEntry(entry);
                entries.write(picture);
                entries.closeEntry();
            }
        }
        return zip;
    }

    private static Source open(Path zip) throws IOException {
        return new ZipSourceProvider().open(zip.toString());
    }

    @Test
    void aZipFileCutAnywhereIsNamedAndSoIsTheEntryWhereItEnds() throws IOException {
        Path zip = stored("a/first.bmp", "a/second.bmp");
        byte[] whole = Files.readAllBytes(zip);
        int second = new String(whole, StandardCharsets.ISO_8859_1).indexOf("a/second.bmp");
        for (int length = 0; length < whole.length; length++) {
            Files.write(zip, Arrays.copyOf(whole, length));
            int cut = length;
            Throwable thrown = catchThrowable(() -> open(zip).close());
            assertThat(thrown)
                    .as("cut to %d bytes", cut)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("\"" + zip + "\" cannot be read as a ZIP file: it");
            if (cut > 45 && cut < second - 30) {
                assertThat(thrown).hasMessageContaining("it ends early, within the entry \"a/first.bmp\"");
            } else if (cut > second + 12) {
                assertThat(thrown).hasMessageContaining("a/second.bmp");
            }
        }
    }

    @Test
    void aListOfEntriesThatEndsBeforeItsCommentDoesIsNamed() throws IOException {
        Path zip = stored("first.bmp", "last.bmp");
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length - 2] = 60; // the comment's length
        Files.write(zip, bytes);

        assertThatThrownBy(() -> open(zip))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("stored.zip")
                .hasMessageContaining("its list of entries is damaged or ends early, after the entry \"last.bmp\"");
    }

    @Test
    void anEntryThatIsNotWhatWasPutInIsNamedWithItsFile() throws IOException {
        Path zip = stored("first.bmp", "last.bmp");
        byte[] bytes = Files.readAllBytes(zip);
        bytes[30 + "first.bmp".length() + 60] ^= 1; // a pixel
        Files.write(zip, bytes);

        try (Source source = open(zip)) {
            assertThatThrownBy(() -> source.get(0))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageStartingWith(
                            "stored.zip: first.bmp cannot be read: it is damaged in the ZIP file: its checksum");
            assertThat(source.get(1).image().width()).isEqualTo(6);
        }
    }

    @Test
    void filesThatAreCutWhileTheyAreReadAreNamed() throws IOException {
        Path zip = stored("first.bmp", "last.bmp");
        try (Source source = open(zip)) {
            cut(zip, 100);
            assertThatThrownBy(() -> source.get(1))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageStartingWith("stored.zip: last.bmp cannot be read: it ");
        }

        Path cifar = Files.write(folder.resolve("data_batch_1.bin"), new byte[2 * 3073]);
        try (Source source = new CifarSourceProvider().open(cifar.toString())) {
            cut(cifar, 4000);
            assertThatThrownBy(() -> source.get(1))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessage("image 1 of \"" + cifar + "\" cannot be read: it ends early");
            Files.delete(cifar);
            assertThatThrownBy(() -> source.get(0))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageStartingWith("image 0 of \"" + cifar + "\" cannot be read: it cannot be opened: ");
        }
    }

    @Test
    void filesThatGoWhileTheyAreReadAreNamed() throws IOException {
        Path one = TestFiles.picture(folder.resolve("a/one.bmp"), 6, 4, 3);
        Path other = TestFiles.picture(folder.resolve("b/one.bmp"), 6, 4, 3);
        try (Source images = new FolderSourceProvider().open(one.getParent().toString());
                Source pairs = new PairsSourceProvider().open(one.getParent() + "," + other.getParent())) {
            cut(other, 70);
            assertThatThrownBy(() -> pairs.get(0))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageStartingWith(other + " cannot be read: ");
            Files.delete(one);
            assertThatThrownBy(() -> images.get(0))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessage("one.bmp cannot be read: it is gone (" + one + ")");
        }
    }

    @Test
    void aZipFileWithABombServesTheOtherPicture() throws IOException {
        Path zip = RealData.of("failing/bomb.zip");
        try (Source source = open(zip)) {
            assertThat(source.size()).isEqualTo(2);
            assertThatThrownBy(() -> source.get(0))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("bomb.zip: bomb.png cannot be read: it unpacks to more than");
            assertThat(source.get(1).image().width()).isEqualTo(16);
        }
    }

    @Test
    void aZipFileThatEndsEarlyIsNamedWithItsLastEntry() {
        Path zip = RealData.of("failing/eof.zip");
        assertThatThrownBy(() -> open(zip))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("eof.zip")
                .hasMessageContaining("after the entry \"2.png\"");
    }

    private static void cut(Path file, int length) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }
}

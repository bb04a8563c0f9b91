package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.image.UnreadableImageException;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipSourceTest extends SourceContract {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    private Path picture;

    @BeforeEach
    void draw() throws IOException {
        picture = TestFiles.picture(folder.resolve("drawn.png"), 6, 4, 3);
    }

    @Override
    protected Source open() throws IOException {
        return open("b/2.png", "a/1.PNG", "a/.hidden.png", "__MACOSX/a/1.png", "b/readme.txt");
    }

    private Source open(String... names) throws IOException {
        Path zip = TestFiles.zip(folder.resolve("images.zip"), picture, names);
        return new ZipSourceProvider().open(zip.toString());
    }

    @Test
    void imagesAreSortedAndFirstFoldersAreTheClasses() throws IOException {
        try (Source source = open()) {
            assertThat(source.size()).isEqualTo(2);
            assertThat(source.classes()).containsExactly("a", "b");
            assertThat(source.get(0).name()).isEqualTo("a/1.PNG");
            assertThat(source.get(1).label()).hasValue(1);
            assertThat(source.get(0).image()).hasToString("1 x 3x4x6");
        }
    }

    @Test
    void namesThatClimbOutOfTheFileAreOnlyNames() throws IOException {
        try (Source source = open("x/../../../climbed.png", "/absolute.png")) {
            assertThat(source.size()).isEqualTo(2);
            assertThat(source.get(0).name()).isEqualTo("/absolute.png");
            assertThat(source.get(1).image().width()).isEqualTo(6);
        }
        assertThat(folder.resolve("../climbed.png")).doesNotExist();
        assertThat(folder.resolve("../../climbed.png")).doesNotExist();
    }

    @Test
    void anEntryWhoseDataEndTooEarlyIsNamedWithAReason() throws IOException {
        Path file = folder.resolve("short.zip");
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(file))) {
            entries.putNextEntry(new ZipEntry("short.png"));
            entries.write(Files.readAllBytes(picture));
            entries.closeEntry();
        }
        byte[] whole = Files.readAllBytes(file);
        int central = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        for (int size : new int[] {0, 1, 9}) {
            byte[] bytes = whole.clone();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 20, size);
            Files.write(file, bytes);
            try (Source source = new ZipSourceProvider().open(file.toString())) {
                assertThat(source.name(0)).isEqualTo("short.png");
                assertThatThrownBy(() -> source.get(0))
                        .isInstanceOf(UnreadableImageException.class)
                        .hasMessageContaining("short.png cannot be read: ")
                        .hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void anEntryThatUnpacksEndlesslyIsRefusedByName() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("bomb.png"));
            for (int i = 0; i < 257; i++) {
                entries.write(zeros);
            }
            entries.closeEntry();
        }
        try (Source source = new ZipSourceProvider().open(bomb.toString())) {
            assertThatThrownBy(() -> source.get(0))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("bomb.png")
                    .hasMessageContaining("it unpacks to more than ");
        }
    }

    @Test
    void aDamagedEntryIsRefusedByName() throws IOException {
        Path zip = TestFiles.zip(folder.resolve("damaged.zip"), picture, "one.png");
        byte[] bytes = Files.readAllBytes(zip);
        for (int i = 45; i < 60; i++) {
            bytes[i] ^= 0x5A;
        }
        Files.write(zip, bytes);
        try (Source source = new ZipSourceProvider().open(zip.toString())) {
            assertThatThrownBy(() -> source.get(0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("one.png");
        }
    }

    /** Raw pixels in a stored entry, which nothing but the checksum can tell from others. */
    @Test
    void anEntryWithAnotherChecksumIsRefusedByName() throws IOException {
        Path zip = folder.resolve("stored.zip");
        byte[] pgm = "P5 4 4 255 0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        ZipEntry entry = new ZipEntry("raw.pgm");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(pgm.length);
        CRC32 crc = new CRC32();
        crc.update(pgm);
        entry.setCrc(crc.getValue());
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
            entries.putNextEntry(entry);
            entries.write(pgm);
            entries.closeEntry();
        }
        byte[] bytes = Files.readAllBytes(zip);
        bytes[30 + "raw.pgm".length() + pgm.length - 3] ^= 0x40;
        Files.write(zip, bytes);
        try (Source source = new ZipSourceProvider().open(zip.toString())) {
            assertThatThrownBy(() -> source.get(0))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("raw.pgm cannot be read: it is damaged in the ZIP file: its checksum");
        }
    }

    @Test
    void whatIsNoZipFileOrHoldsNoImagesIsNamed() {
        assertThatThrownBy(() -> new ZipSourceProvider().open(picture.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("drawn.png");
        assertThatThrownBy(() -> open("readme.txt"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds no images");
        assertThatThrownBy(() -> new ZipSourceProvider().open(folder.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a folder; name a file");
    }

    @Test
    void aFileWithoutImagesIsClosedAgain() throws IOException {
        assumeTrue(Files.isDirectory(OPEN_FILES), "skipped: this system does not tell which files are open");
        Path zip = TestFiles.zip(folder.resolve("images.zip"), picture, "one.png");
        try (Source source = new ZipSourceProvider().open(zip.toString())) {
            assertThat(source.size()).isEqualTo(1);
            assertThat(openFiles()).contains(zip.toRealPath().toString());
        }
        Path texts = TestFiles.zip(folder.resolve("texts.zip"), picture, "readme.txt");

        assertThatThrownBy(() -> new ZipSourceProvider().open(texts.toString()))
                .hasMessageContaining("holds no images");

        assertThat(openFiles())
                .doesNotContain(zip.toRealPath().toString(), texts.toRealPath().toString());
    }

    private static List<String> openFiles() throws IOException {
        List<String> open = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path link : links) {
                try {
                    open.add(Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException e) {
                    // Closed meanwhile.
                }
            }
        }
        return open;
    }
}

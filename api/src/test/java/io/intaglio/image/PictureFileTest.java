package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFileTest {

    @TempDir
    private Path folder;

    private static PictureFile file(byte[] bytes) throws IOException {
        return PictureFile.of(bytes, "test", ReadLimits.standard());
    }

    private static byte[] level(int level) {
        byte[] data = new byte[4];
        java.util.Arrays.fill(data, (byte) level);
        return data;
    }

    private static TiffBytes gray(TiffBytes tiff, int level) {
        return tiff.page(2, 2, 1, 8, 1, level(level));
    }

    private int counted(byte[] bytes) throws IOException {
        return PictureFile.parts(Files.write(folder.resolve("counted.tif"), bytes))
                .size();
    }

    @Test
    void everyPageIsReadAndTheFirstSaysHowManyThereAre() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < 3; i++) {
            gray(tiff, 50 * i);
        }
        PictureFile file = file(tiff.bytes());
        assertThat(file.pages()).isEqualTo(3);
        assertThat(counted(tiff.bytes())).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(file.page(i).pixels().data()).containsOnly(50 * i / 255f);
            assertThat(file.page(i).notes()).isEmpty();
        }
        assertThat(TestPictures.read(tiff.bytes()).notes())
                .containsExactly("it has 3 pages, of which only the first is taken");
        assertThatThrownBy(() -> file.page(3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("test has 3 pages, numbered from 1; there is no page 4");
    }

    @Test
    void aStackMayBeLongerThanOnePictureIsAllowedToBe() throws IOException {
        Path path = folder.resolve("long.tif");
        ReadLimits limits = new ReadLimits(100, 60);
        Pictures.write(3, index -> Picture.of(TestPictures.noise(5 + index, 6, 1, 255)), path);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(limits.maxBytes() + 1L);
        }
        PictureFile file = PictureFile.read(path, limits);
        assertThat(file.pages()).isEqualTo(3);
        assertThat(file.page(2).pixels().data())
                .containsExactly(TestPictures.noise(7, 6, 1, 255).data());
        assertThat(file.page(2).name()).isEqualTo("long.tif");
    }

    @Test
    void pagesAreWrittenOneByOne() throws IOException {
        Path path = folder.resolve("stack.tif");
        SampleScale scale = new SampleScale(SampleType.FLOAT32, 0, 10);
        Pictures.write(
                4,
                index -> Picture.of(TestPictures.noise(5 + index, 6, index % 2 == 0 ? 1 : 3, 255))
                        .withScale(index == 3 ? scale : SampleScale.of(SampleType.UINT8)),
                path);
        PictureFile file = PictureFile.read(path);
        assertThat(file.pages()).isEqualTo(4);
        for (int i = 0; i < 3; i++) {
            ImageBatch expected = TestPictures.noise(5 + i, 6, i % 2 == 0 ? 1 : 3, 255);
            TestPictures.assertClose(file.page(i).pixels(), expected, 1e-7f);
        }
        assertThat(file.page(3).scale().type()).isEqualTo(SampleType.FLOAT32);
        assertThat(ImageIO.read(path.toFile()).getHeight()).isEqualTo(5);
        assertThatThrownBy(() -> Pictures.write(2, index -> file.page(0), folder.resolve("x.png")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("several pages go into a TIFF");
    }

    @ParameterizedTest
    @CsvSource({"254, 1", "255, 2", "254, 4"})
    void reducedPicturesAndMasksAreNoPages(int tag, int value) throws IOException {
        TiffBytes tiff = gray(new TiffBytes(ByteOrder.LITTLE_ENDIAN), 10).tag(tag, value);
        gray(tiff, 200);
        gray(tiff, 20).tag(tag, value);
        assertThat(counted(tiff.bytes())).isEqualTo(1);
        assertThat(TestPictures.read(tiff.bytes()).pixels().data()).containsOnly(200 / 255f);
    }

    @Test
    void thePictureMayLieBelowItsThumbnail() throws IOException {
        TiffBytes tiff = gray(new TiffBytes(ByteOrder.LITTLE_ENDIAN), 10).tag(254, 1);
        tiff.page(4, 4, 1, 8, 1, new byte[16]).below();
        assertThat(TestPictures.read(tiff.bytes()).width()).isEqualTo(4);
        assertThat(counted(tiff.bytes())).isEqualTo(1);

        TiffBytes unsaid = gray(new TiffBytes(ByteOrder.LITTLE_ENDIAN), 10);
        unsaid.page(4, 4, 1, 8, 1, new byte[16]).below();
        assertThat(TestPictures.read(unsaid.bytes()).width()).isEqualTo(4);

        TiffBytes pyramid = new TiffBytes(ByteOrder.LITTLE_ENDIAN).page(4, 4, 1, 8, 1, new byte[16]);
        gray(pyramid, 10).tag(254, 1).below();
        assertThat(TestPictures.read(pyramid.bytes()).width()).isEqualTo(4);
    }

    @Test
    void aThumbnailAloneIsThePicture() throws IOException {
        byte[] bytes =
                gray(new TiffBytes(ByteOrder.LITTLE_ENDIAN), 10).tag(254, 1).bytes();
        assertThat(TestPictures.read(bytes).width()).isEqualTo(2);
    }

    @Test
    void aCamerasRawDataIsRefusedByName() {
        TiffBytes dng =
                gray(new TiffBytes(ByteOrder.LITTLE_ENDIAN), 10).tag(254, 1).tag(50706, 1, 4, 0, 0);
        dng.page(4, 4, 1, 16, 1, new byte[32]).tag(262, 32803).below();
        assertThatThrownBy(() -> TestPictures.read(dng.bytes()))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("it is a camera's raw file (DNG), which is not read: develop it");
        for (String[] raw : new String[][] {
            {"II*\0\20\0\0\0CR", "raw file"},
            {"IIRO", "Olympus ORF"},
            {"IIU\0", "Panasonic RW2"},
            {"FUJIFILMCCD-RAW", "Fujifilm RAF"},
            {"\0\0\0\30ftypcrx ", "Canon CR3"},
        }) {
            byte[] bytes = java.util.Arrays.copyOf(raw[0].getBytes(StandardCharsets.ISO_8859_1), 64);
            assertThatThrownBy(() -> TestPictures.read(bytes)).hasMessageContaining(raw[1]);
        }
    }

    @Test
    void imageJsLongStacksHaveOneDirectory() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.BIG_ENDIAN);
        byte[] data = new byte[3 * 8];
        for (int i = 0; i < 12; i++) {
            data[2 * i + 1] = (byte) (i / 4);
        }
        byte[] bytes = tiff.page(2, 2, 1, 16, 1, data)
                .tag(279, 8)
                .description("ImageJ=1.53t\nimages=3\nframes=3\n")
                .bytes();
        assertThat(file(bytes).pages()).isEqualTo(3);
        assertThat(counted(bytes)).isEqualTo(3);
        assertThat(file(bytes).page(2).pixels().data()).containsOnly(2 / 65535f);
    }

    @Test
    void pagesBeyondTheEndAreSaid() throws IOException {
        TiffBytes tiff = gray(gray(new TiffBytes(ByteOrder.LITTLE_ENDIAN), 1), 2);
        byte[] bytes = tiff.bytes();
        ByteBuffer patched = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        patched.putInt(bytes.length - 4, 1_000_000); // the second page's link
        assertThat(file(bytes).pages()).isEqualTo(2);
        assertThat(file(bytes).page(1).notes()).containsExactly("it announces more pages than it holds; 2 are there");
        patched.putInt(bytes.length - 4, patched.getInt(4)); // back to the first
        assertThat(file(bytes).pages()).isEqualTo(2);
    }

    @Test
    void pagesAndChannelsAreReadOneByOneFromTheirFile() throws IOException {
        TiffBytes tiff = gray(new TiffBytes(ByteOrder.LITTLE_ENDIAN), 1);
        tiff.page(1, 1, 2, 8, 1, new byte[] {50, 60});
        Path path = Files.write(folder.resolve("parts.tif"), tiff.bytes());
        List<PicturePart> parts = PictureFile.parts(path);
        assertThat(parts.stream().map(part -> part.name("p.tif")))
                .containsExactly("p.tif, page 1", "p.tif, page 2, channel 1", "p.tif, page 2, channel 2");
        assertThat(parts.get(2)).isEqualTo(new PicturePart(1, 1, 1, 1, true));
        assertThat(PictureFile.part(path, parts.get(2), "x").pixels().data()).containsExactly(60 / 255f);
        assertThat(PictureFile.parts(tiff.bytes())).isEqualTo(parts);
        assertThat(file(tiff.bytes()).part(parts.get(1)).pixels().data()).containsExactly(50 / 255f);
        assertThat(PictureFile.parts(folder.resolve("none.tif"))).containsExactly(PicturePart.WHOLE);
        assertThat(PictureFile.parts(Files.write(path, TestPictures.bytes(TestPictures.blocks(), "png"))))
                .containsExactly(PicturePart.WHOLE);
    }

    /** An acTL after IHDR makes a PNG an animation. */
    @Test
    void ofAnAnimationTheFirstFrameIsTakenAndSaid() throws IOException {
        byte[] control = ByteBuffer.allocate(20)
                .putInt(8)
                .put("acTL".getBytes(StandardCharsets.US_ASCII))
                .putInt(4)
                .putInt(0)
                .array();
        CRC32 crc = new CRC32();
        crc.update(control, 4, 12);
        ByteBuffer.wrap(control).putInt(16, (int) crc.getValue());
        byte[] png = TestPictures.insert(TestPictures.bytes(TestPictures.blocks(), "png"), 33, control);
        assertThat(TestPictures.read(png).notes())
                .containsExactly("it is an animation of 4 frames, of which only the first is taken");
        assertThat(TestPictures.read(TestPictures.bytes(TestPictures.blocks(), "png"))
                        .notes())
                .isEmpty();
        assertThat(TestPictures.read(gif(3)).notes())
                .containsExactly("it is an animation of 3 frames, of which only the first is taken");
        assertThat(TestPictures.read(gif(1)).notes()).isEmpty();
    }

    private static byte[] gif(int frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                writer.writeToSequence(new IIOImage(Pictures.toBufferedImage(TestPictures.blocks()), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}

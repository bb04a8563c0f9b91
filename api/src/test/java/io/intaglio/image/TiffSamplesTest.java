package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffSamplesTest {

    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;

    private static ByteOrder order(String name) {
        return name.equals("little") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** What a file holds once it was read and written again. */
    private static ByteBuffer again(Picture picture) throws IOException {
        byte[] written = TestPictures.bytes(picture, "tif");
        Picture read = TestPictures.read(written);
        assertThat(read.scale().type()).isEqualTo(picture.scale().type());
        StoredRows rows = new StoredRows(read);
        return ByteBuffer.wrap(rows.row(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"little", "big"})
    void floatsAreScaledByTheirRangeAndWrittenBackOnTheirScale(String order) throws IOException {
        TiffBytes tiff = new TiffBytes(order(order));
        ByteBuffer data = tiff.samples(16);
        data.putFloat(-50).putFloat(1700).putFloat(825).putFloat(400);
        Picture read =
                TestPictures.read(tiff.page(4, 1, 1, 32, FLOAT, data.array()).bytes());
        assertThat(read.pixels().data()).containsExactly(0, 1, 0.5f, 450 / 1750f);
        assertThat(read.scale()).isEqualTo(new SampleScale(SampleType.FLOAT32, -50, 1700));

        ByteBuffer written = again(read);
        for (float expected : new float[] {-50, 1700, 825, 400}) {
            assertThat(written.getFloat()).isCloseTo(expected, within(1e-3f));
        }
    }

    @Test
    void floatsFromZeroToOneStayAsTheyAre() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer data = tiff.samples(8);
        data.putFloat(0.25f).putFloat(0.5f);
        Picture read =
                TestPictures.read(tiff.page(2, 1, 1, 32, FLOAT, data.array()).bytes());
        assertThat(read.pixels().data()).containsExactly(0.25f, 0.5f);
        assertThat(read.scale()).isEqualTo(SampleScale.of(SampleType.FLOAT32));
    }

    /** Pixels are 10, 20, 40 at an opacity of 0.25 and of 1. */
    @Test
    void premultipliedFloatsAreDividedByTheirOpacity() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer data = tiff.samples(32);
        data.putFloat(2.5f).putFloat(5).putFloat(10).putFloat(0.25f);
        data.putFloat(10).putFloat(20).putFloat(40).putFloat(1);
        Picture read = TestPictures.read(tiff.page(2, 1, 4, 32, FLOAT, data.array())
                .tag(TiffDirectory.PHOTOMETRIC, 2)
                .tag(TiffDirectory.EXTRA_SAMPLES, 1)
                .bytes());
        assertThat(read.scale()).isEqualTo(new SampleScale(SampleType.FLOAT32, 10, 40));
        assertThat(read.pixels().data()).containsExactly(0, 1 / 3f, 1, 0, 1 / 3f, 1);
        assertThat(read.alpha().orElseThrow().data()).containsExactly(0.25f, 1);
    }

    @Test
    void anOpacityUpTo255IsScaled() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer data = tiff.samples(32);
        for (float value : new float[] {0, 0.5f, 1, 51, 0, 0.5f, 1, 255}) {
            data.putFloat(value);
        }
        Picture read = TestPictures.read(tiff.page(2, 1, 4, 32, FLOAT, data.array())
                .tag(TiffDirectory.PHOTOMETRIC, 2)
                .tag(TiffDirectory.EXTRA_SAMPLES, 2)
                .bytes());
        assertThat(read.alpha().orElseThrow().data()).containsExactly(0.2f, 1);
        assertThat(read.notes()).anyMatch(note -> note.contains("255 is taken as opaque"));
    }

    @Test
    void aStripWithAnotherChecksumIsDamaged() throws IOException {
        byte[] packed = Inflation.deflated(new byte[] {1, 2, 3, 4});
        assertThat(deflated(packed).pixels().data()).hasSize(4);
        packed[packed.length - 1] ^= 1;
        assertThatThrownBy(() -> deflated(packed)).hasMessageContaining("damaged");
    }

    private static Picture deflated(byte[] packed) throws IOException {
        return TestPictures.read(new TiffBytes(ByteOrder.LITTLE_ENDIAN)
                .page(4, 1, 1, 8, UNSIGNED, packed)
                .tag(TiffDirectory.COMPRESSION, 8)
                .bytes());
    }

    @Test
    void aVolumeInOnePageIsRefused() {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN)
                .page(2, 1, 1, 8, UNSIGNED, new byte[] {1, 2})
                .tag(TiffDirectory.IMAGE_DEPTH, 6);
        assertThatThrownBy(() -> TestPictures.read(tiff.bytes())).hasMessageContaining("volume of 6 planes");
    }

    @Test
    void doublesKeepWhatAFloatWouldLose() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.BIG_ENDIAN);
        ByteBuffer data = tiff.samples(24);
        data.putDouble(1e9).putDouble(1e9 + 1).putDouble(1e9 + 4);
        Picture read =
                TestPictures.read(tiff.page(3, 1, 1, 64, FLOAT, data.array()).bytes());
        assertThat(read.pixels().data()).containsExactly(0, 0.25f, 1);
        assertThat(again(read).getDouble(8)).isEqualTo(1e9 + 1);
    }

    /** 0x3C00 is 1, 0xC000 is -2, 0x0001 the smallest, 2^-24. */
    @Test
    void halvesAreRead() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer data = tiff.samples(6);
        data.putShort((short) 0x3C00).putShort((short) 0xC000).putShort((short) 1);
        Picture read =
                TestPictures.read(tiff.page(3, 1, 1, 16, FLOAT, data.array()).bytes());
        assertThat(read.scale()).isEqualTo(new SampleScale(SampleType.FLOAT32, -2, 1));
        assertThat(read.pixels().data()[2]).isCloseTo(2 / 3f, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void whatIsNotANumberIsNamed(float bad) {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer data = tiff.samples(16);
        data.putFloat(1).putFloat(2).putFloat(3).putFloat(bad);
        byte[] file = tiff.page(2, 2, 1, 32, FLOAT, data.array()).bytes();
        assertThatThrownBy(() -> TestPictures.read(file))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining(
                        "1 of its samples is not a number or infinite (NaN, Inf), the first in column 1, row 1");
    }

    @ParameterizedTest
    @CsvSource({"1, INT8, -100", "2, INT16, -3000", "4, INT32, -1000000000"})
    void signedIntegersNeitherWrapNorAreCrushed(int bytes, SampleType type, int first) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            TiffBytes tiff = new TiffBytes(order);
            ByteBuffer data = tiff.samples(5 * bytes);
            for (int i = 0; i < 5; i++) {
                put(data, first + 25 * i, bytes);
            }
            Picture read = TestPictures.read(
                    tiff.page(5, 1, 1, 8 * bytes, SIGNED, data.array()).bytes());
            assertThat(read.scale().type()).isEqualTo(type);
            assertThat(read.pixels().data()).isSorted().doesNotHaveDuplicates();
            ByteBuffer written = again(read);
            for (int i = 0; i < 5; i++) {
                assertThat(get(written, i, bytes)).isEqualTo(first + 25 * i);
            }
        }
    }

    @Test
    void integersOf32BitsAreScaledByTheirRange() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer data = tiff.samples(12);
        data.putInt((int) 4_000_000_000L).putInt((int) 4_000_000_004L).putInt((int) 4_000_000_001L);
        Picture read =
                TestPictures.read(tiff.page(3, 1, 1, 32, UNSIGNED, data.array()).bytes());
        assertThat(read.pixels().data()).containsExactly(0, 1, 0.25f);
        assertThat(Integer.toUnsignedLong(again(read).getInt(8))).isEqualTo(4_000_000_001L);
    }

    private static void put(ByteBuffer to, int value, int bytes) {
        switch (bytes) {
            case 1 -> to.put((byte) value);
            case 2 -> to.putShort((short) value);
            default -> to.putInt(value);
        }
    }

    private static int get(ByteBuffer from, int index, int bytes) {
        return switch (bytes) {
            case 1 -> from.get(index);
            case 2 -> from.getShort(2 * index);
            default -> from.getInt(4 * index);
        };
    }

    /** Sample c of pixel i is 10 i + c. */
    private static byte[] channels(String layout, String order, int pixels, int samples) {
        TiffBytes tiff = new TiffBytes(order(order));
        byte[] data = new byte[pixels * samples];
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < samples; c++) {
                data[layout.equals("planar") ? c * pixels + i : i * samples + c] = (byte) (10 * i + c);
            }
        }
        tiff.page(pixels, 1, samples, 8, UNSIGNED, data);
        return (layout.equals("planar") ? tiff.tag(284, 2) : tiff).bytes();
    }

    @ParameterizedTest
    @CsvSource({
        "chunky, little, 2", "planar, little, 2", "chunky, big, 2", "planar, big, 2",
        "chunky, little, 5", "planar, little, 5", "chunky, big, 5", "planar, big, 5",
        "chunky, little, 4", "planar, big, 4",
    })
    void channelsThatAreNoColoursAreKeptWhateverTheLayout(String layout, String order, int samples) throws IOException {
        Picture read = TestPictures.read(channels(layout, order, 6, samples));
        assertThat(read.channels()).isEqualTo(samples);
        assertThat(read.alpha()).isEmpty();
        for (int i = 0; i < 6; i++) {
            for (int c = 0; c < samples; c++) {
                assertThat(read.pixels().get(0, 0, i, c)).isEqualTo((10 * i + c) / 255f);
            }
        }
        Picture again = TestPictures.read(TestPictures.bytes(read, "tif"));
        assertThat(again.pixels().data()).containsExactly(read.pixels().data());
        assertThatThrownBy(() -> TestPictures.bytes(read, "png")).hasMessageContaining(samples + " channels");
    }

    @Test
    void aSampleThatIsSaidToBeOpacityIs() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] data = {10, 20, 51, 30, 40, 102};
        Picture read = TestPictures.read(
                tiff.page(2, 1, 3, 8, UNSIGNED, data).tag(338, 0, 2).bytes());
        assertThat(read.channels()).isEqualTo(2);
        assertThat(read.alpha().orElseThrow().data()).containsExactly(0.2f, 0.4f);
        Picture again = TestPictures.read(TestPictures.bytes(read, "tif"));
        assertThat(again.channels()).isEqualTo(2);
        assertThat(again.alpha().orElseThrow().data()).containsExactly(0.2f, 0.4f);
    }

    @Test
    void tilesAreWholeAtTheBorders() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] data = new byte[2 * 16 * 16];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i / 256 * 16 + i % 16); // the column, of the second tile from 16 on
        }
        byte[] file = tiff.page(20, 3, 1, 8, UNSIGNED, data)
                .tag(322, 16)
                .tag(323, 16)
                .tag(324, 8, 8 + 256)
                .tag(325, 256, 256)
                .bytes();
        Picture read = TestPictures.read(file);
        for (int x = 0; x < 20; x++) {
            assertThat(read.pixels().get(0, 2, x, 0)).isEqualTo(x / 255f);
        }
    }

    /** Twelve bits, packed: 0xABC and 0x123. */
    @Test
    void twelvePackedBitsAreRead() throws IOException {
        TiffBytes tiff = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] data = {(byte) 0xAB, (byte) 0xC1, 0x23};
        Picture read = TestPictures.read(tiff.page(2, 1, 1, 12, UNSIGNED, data).bytes());
        assertThat(read.pixels().data()).containsExactly(0xABC / 4095f, 0x123 / 4095f);
        assertThat(read.bitDepth()).isEqualTo(16);
    }

    /** The floats' bytes are sorted by weight and stored as differences. */
    @Test
    void theDifferencesOfFloatsAreUndone() throws IOException {
        ByteBuffer plain = ByteBuffer.allocate(12).putFloat(3).putFloat(-7.5f).putFloat(1000);
        byte[] planes = new byte[12];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 4; k++) {
                planes[3 * k + i] = plain.get(4 * i + k);
            }
        }
        for (int i = 11; i > 0; i--) {
            planes[i] -= planes[i - 1];
        }
        Picture read = TestPictures.read(new TiffBytes(ByteOrder.LITTLE_ENDIAN)
                .page(3, 1, 1, 32, FLOAT, planes)
                .tag(317, 3)
                .bytes());
        assertThat(read.scale()).isEqualTo(new SampleScale(SampleType.FLOAT32, -7.5, 1000));
        assertThat(read.pixels().data()[0]).isCloseTo(10.5f / 1007.5f, within(1e-6f));
    }

    /** Packed by Java's own writer. */
    @ParameterizedTest
    @ValueSource(strings = {"LZW", "ZLib", "Deflate", "PackBits"})
    void compressionsAreUndone(String compression) throws IOException {
        BufferedImage image = new BufferedImage(150, 120, BufferedImage.TYPE_USHORT_GRAY);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 150 * 120; i++) {
            image.getRaster().setSample(i % 150, i / 150, 0, i % 7 == 0 ? random.nextInt(65536) : i / 900);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        Picture read = TestPictures.read(out.toByteArray());
        for (int i = 0; i < 150 * 120; i++) {
            assertThat(read.pixels().data()[i])
                    .isEqualTo((float) (image.getRaster().getSample(i % 150, i / 150, 0) / 65535.0));
        }
    }

    @Test
    void whatEndsEarlyOrIsOfNoKnownKindIsNamed() {
        TiffBytes little = new TiffBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] cut = little.page(9, 9, 1, 8, UNSIGNED, new byte[81])
                .tag(273, 100_000)
                .bytes();
        assertThatThrownBy(() -> TestPictures.read(cut)).hasMessageContaining("it ends after");
        byte[] complex = new TiffBytes(ByteOrder.LITTLE_ENDIAN)
                .page(1, 1, 1, 64, 6, new byte[8])
                .bytes();
        assertThatThrownBy(() -> TestPictures.read(complex)).hasMessageContaining("complex numbers");
        byte[] odd = new TiffBytes(ByteOrder.LITTLE_ENDIAN)
                .page(1, 1, 1, 24, FLOAT, new byte[3])
                .bytes();
        assertThatThrownBy(() -> TestPictures.read(odd)).hasMessageContaining("floating-point numbers of 24 bits");
        byte[] damaged = new TiffBytes(ByteOrder.LITTLE_ENDIAN)
                .page(8, 8, 1, 8, UNSIGNED, new byte[] {(byte) 0x80, 0x3F, (byte) 0xFF, (byte) 0xFF})
                .tag(259, 5)
                .bytes();
        assertThatThrownBy(() -> TestPictures.read(damaged)).isInstanceOf(UnreadableImageException.class);
    }
}

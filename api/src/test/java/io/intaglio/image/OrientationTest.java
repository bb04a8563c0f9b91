package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected arrangements by the table of EXIF 2.32: which side of the scene the stored row 0 and column 0 are. */
class OrientationTest {

    private static final float[] STORED = {1, 2, 3, 4, 5, 6}; // 2 rows, 3 columns

    @ParameterizedTest
    @CsvSource({
        "1, 2, 1 2 3 4 5 6",
        "2, 2, 3 2 1 6 5 4",
        "3, 2, 6 5 4 3 2 1",
        "4, 2, 4 5 6 1 2 3",
        "5, 3, 1 4 2 5 3 6",
        "6, 3, 4 1 5 2 6 3",
        "7, 3, 6 3 5 2 4 1",
        "8, 3, 3 6 2 5 1 4",
        "0, 2, 1 2 3 4 5 6",
        "9, 2, 1 2 3 4 5 6",
    })
    void turnsTheRightWay(int exif, int height, String expected) {
        ImageBatch upright = Orientation.apply(ImageBatch.wrap(1, 2, 3, 1, STORED), exif);
        assertThat(upright.height()).isEqualTo(height);
        assertThat(upright.data()).containsExactly(TestPictures.floats(expected));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void isReadFromExifInAJpeg(int exif) throws IOException {
        Picture stored = TestPictures.blocks();
        byte[] jpeg = TestPictures.bytes(stored, "jpg");
        byte[] turned = TestPictures.insert(jpeg, 2, segment(0xE1, "Exif\0\0", exif(exif, ByteOrder.LITTLE_ENDIAN)));
        Picture read = Pictures.read(turned, "turned.jpg", ReadLimits.standard());
        TestPictures.assertClose(read.pixels(), Orientation.apply(stored.pixels(), exif), 0.03f);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void isReadFromExifInAPngWithItsAlpha(int exif) throws IOException {
        Picture stored = TestPictures.blocks();
        stored = stored.withAlpha(stored.gray().pixels());
        byte[] png = TestPictures.insert(
                TestPictures.bytes(stored, "png"), 33, chunk("eXIf", exif(exif, ByteOrder.BIG_ENDIAN)));
        Picture read = Pictures.read(png, "turned.png", ReadLimits.standard());
        TestPictures.assertClose(read.pixels(), Orientation.apply(stored.pixels(), exif), 0.002f);
        TestPictures.assertClose(
                read.alpha().orElseThrow(), Orientation.apply(stored.alpha().orElseThrow(), exif), 0.002f);
    }

    @Test
    void damagedExifIsNoOrientation() throws IOException {
        byte[] jpeg = TestPictures.bytes(TestPictures.blocks(), "jpg");
        byte[] block = exif(6, ByteOrder.BIG_ENDIAN);
        block[7] = (byte) 0xF0; // the directory lies beyond the end
        Picture read = Pictures.read(
                TestPictures.insert(jpeg, 2, segment(0xE1, "Exif\0\0", block)), "odd.jpg", ReadLimits.standard());
        assertThat(read.width()).isEqualTo(TestPictures.blocks().width());
    }

    private static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer block = ByteBuffer.allocate(26).order(order);
        block.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        block.putShort((short) 42).putInt(8).putShort((short) 1);
        block.putShort((short) 274).putShort((short) 3).putInt(1);
        block.putShort((short) orientation).putShort((short) 0).putInt(0);
        return block.array();
    }

    private static byte[] segment(int marker, String head, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(4 + head.length() + content.length);
        segment.put((byte) 0xFF).put((byte) marker).putShort((short) (2 + head.length() + content.length));
        segment.put(head.getBytes(StandardCharsets.US_ASCII)).put(content);
        return segment.array();
    }

    private static byte[] chunk(String type, byte[] content) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        chunk.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(content);
        chunk.writeBytes(new byte[4]); // the checksum of a chunk that is not handed on is not looked at
        return chunk.toByteArray();
    }
}

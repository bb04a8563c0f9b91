package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class BmpAlphaTest {

    private static final int HEADERS = 54;

    /** A red and a blue pixel, uncompressed, with these fourth bytes. */
    private static Picture bitmap(int first, int second) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(HEADERS + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(HEADERS);
        file.putInt(40)
                .putInt(2)
                .putInt(1)
                .putShort((short) 1)
                .putShort((short) 32)
                .putInt(0);
        file.position(HEADERS);
        file.put(new byte[] {0, 0, -1, (byte) first, -1, 0, 0, (byte) second});
        return Pictures.read(file.array(), "a.bmp", ReadLimits.standard());
    }

    @Test
    void aFourthByteThatDiffersIsTheOpacity() throws IOException {
        Picture picture = bitmap(255, 0);

        assertThat(picture.alpha().orElseThrow().data()).containsExactly(1, 0);
    }

    @Test
    void aFourthByteThatIsTheSameThroughoutIsUnused() throws IOException {
        assertThat(bitmap(0, 0).alpha()).isEmpty();
        assertThat(bitmap(255, 255).alpha()).isEmpty();
        assertThat(bitmap(0, 0).pixels().data()).containsExactly(1, 0, 0, 0, 0, 1);
    }
}

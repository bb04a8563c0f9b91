package io.intaglio.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An uncompressed Windows bitmap: 24 bits for colour, 8 with a palette of grays for gray. */
final class BmpWriter {

    private static final int HEADERS = 14 + 40;

    private BmpWriter() {}

    static void write(Picture picture, OutputStream out) throws IOException {
        int channels = picture.channels();
        int width = picture.width();
        int height = picture.height();
        int stride = (width * channels + 3) / 4 * 4;
        int palette = channels == 1 ? 256 : 0;
        int offset = HEADERS + 4 * palette;
        ByteBuffer header = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'B').put((byte) 'M');
        header.putInt(Math.addExact(offset, Math.multiplyExact(stride, height)));
        header.putInt(0).putInt(offset);
        header.putInt(40).putInt(width).putInt(height);
        header.putShort((short) 1).putShort((short) (8 * channels));
        header.putInt(0).putInt(stride * height);
        Resolution resolution =
                picture.metadata().resolution().filter(Resolution::absolute).orElse(Resolution.perInch(72, 72));
        header.putInt((int) Math.round(resolution.horizontal())).putInt((int) Math.round(resolution.vertical()));
        header.putInt(palette).putInt(0);
        for (int i = 0; i < palette; i++) {
            header.putInt(i << 16 | i << 8 | i);
        }
        out.write(header.array());
        SampleRows rows = new SampleRows(picture, 8);
        byte[] line = new byte[stride];
        for (int y = height - 1; y >= 0; y--) {
            byte[] row = rows.row(y);
            for (int i = 0; i < row.length; i++) {
                line[channels == 1 ? i : i - i % 3 + 2 - i % 3] = row[i]; // blue first
            }
            out.write(line);
        }
    }
}

package io.intaglio.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Raw PGM or PPM. */
final class PnmWriter {

    private PnmWriter() {}

    static void write(Picture picture, OutputStream out) throws IOException {
        String header = (picture.channels() == 1 ? "P5" : "P6") + "\n" + picture.width() + " " + picture.height() + "\n"
                + (picture.bitDepth() == 16 ? 65535 : 255) + "\n";
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        SampleRows rows = new SampleRows(picture, picture.bitDepth());
        for (int y = 0; y < picture.height(); y++) {
            out.write(rows.row(y));
        }
    }
}

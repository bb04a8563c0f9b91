package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** IPTC records among the image resources (8BIM) that Photoshop puts into files of other formats. */
final class IptcBlock {

    /** How such a segment of a JPEG begins. */
    static final String PHOTOSHOP = "Photoshop 3.0\0";

    private static final String RESOURCE = "8BIM";
    private static final int IPTC = 0x0404;
    private static final int RECORD = 0x1C;

    private IptcBlock() {}

    /**
     * Returns the records of a block of resources, or of a block that is bare records; nothing where there are none.
     */
    static Optional<byte[]> of(byte[] block) {
        Bytes bytes = Bytes.of(block);
        try {
            if (bytes.has(0, 1) && bytes.u8(0) == RECORD) {
                return Optional.of(block);
            }
            long at = bytes.startsWith(0, PHOTOSHOP) ? PHOTOSHOP.length() : 0;
            while (bytes.startsWith(at, RESOURCE)) {
                int id = bytes.u16(at + 4);
                int name = bytes.u8(at + 6) + 1;
                at += 6 + name + (name & 1);
                long length = bytes.u32(at);
                if (id == IPTC) {
                    return Optional.of(bytes.slice(at + 4, length).copy());
                }
                at += 4 + length + (length & 1);
            }
        } catch (IOException e) {
            return Optional.empty(); // a picture whose IPTC block is damaged is still a picture
        }
        return Optional.empty();
    }

    /** Returns records as a block of resources. */
    static byte[] resource(byte[] records) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(RESOURCE.getBytes(StandardCharsets.US_ASCII));
        block.writeBytes(ByteBuffer.allocate(8)
                .putShort((short) IPTC)
                .putShort((short) 0)
                .putInt(records.length)
                .array());
        block.writeBytes(records);
        if ((records.length & 1) == 1) {
            block.write(0);
        }
        return block.toByteArray();
    }
}

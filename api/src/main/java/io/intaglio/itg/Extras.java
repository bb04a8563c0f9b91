package io.intaglio.itg;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Metadata;
import io.intaglio.image.Picture;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** What stands behind the groups: chunks with EXIF, the colour profile, XMP, IPTC and the opacity. */
final class Extras {

    private static final int END = 0;
    private static final int EXIF = 1;
    private static final int PROFILE = 2;
    private static final int XMP = 3;
    private static final int IPTC = 4;
    private static final int ALPHA = 5;

    private Extras() {}

    /** Returns the chunks of a picture; none at all, not even their end, where it has nothing to carry. */
    static byte[] of(Picture picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Metadata metadata = picture.metadata();
        put(out, EXIF, metadata.exif());
        put(out, PROFILE, picture.iccProfile());
        put(out, XMP, metadata.xmp());
        put(out, IPTC, metadata.iptc());
        put(out, ALPHA, picture.alpha().map(Extras::deflated));
        if (out.size() > 0) {
            out.write(END);
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int type, Optional<byte[]> data) {
        if (data.isEmpty()) {
            return;
        }
        byte[] bytes = data.get();
        out.write(type);
        Varint.write(out, bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (crc.getValue() >>> shift));
        }
        out.writeBytes(bytes);
    }

    /** Returns 8-bit opacity, each value less the one above it, deflated. */
    private static byte[] deflated(ImageBatch alpha) {
        byte[] plain = ItgPixels.of(alpha).data();
        byte[] differences = plain.clone();
        for (int i = alpha.width(); i < plain.length; i++) {
            differences[i] = (byte) (plain[i] - plain[i - alpha.width()]);
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(differences);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Returns a picture with what its file carries besides. Chunks of a type that is not known are passed over. */
    static Picture read(Picture plain, byte[] file, int from) throws ItgException {
        Picture picture = plain;
        Varint in = new Varint(file);
        in.bytes(from);
        for (int type = in.next(); type != END; type = in.next()) {
            int length = in.number();
            byte[] sum = in.bytes(4);
            byte[] data = in.bytes(length);
            CRC32 crc = new CRC32();
            crc.update(data);
            for (int i = 0; i < sum.length; i++) {
                if (sum[i] != (byte) (crc.getValue() >>> 24 - 8 * i)) {
                    throw new ItgException("a chunk of type " + type + " is damaged: its checksum is wrong");
                }
            }
            picture = with(picture, type, data);
        }
        return picture;
    }

    private static Picture with(Picture picture, int type, byte[] data) throws ItgException {
        Metadata metadata = picture.metadata();
        return switch (type) {
            case EXIF -> picture.withMetadata(metadata.withExif(data));
            case PROFILE -> picture.withIccProfile(data);
            case XMP -> picture.withMetadata(metadata.withXmp(data));
            case IPTC -> picture.withMetadata(metadata.withIptc(data));
            case ALPHA -> picture.withAlpha(opacity(data, picture.width(), picture.height()));
            default -> picture;
        };
    }

    private static ImageBatch opacity(byte[] data, int width, int height) throws ItgException {
        byte[] values = new byte[width * height];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            int at = 0;
            while (at < values.length) {
                int more = inflater.inflate(values, at, values.length - at);
                if (more == 0) {
                    throw new ItgException("the opacity ends after " + at + " of " + values.length + " values");
                }
                at += more;
            }
            if (inflater.inflate(new byte[1]) != 0) {
                throw new ItgException("the opacity has more than " + values.length + " values");
            }
        } catch (DataFormatException e) {
            throw new ItgException("the opacity is not deflated: " + e.getMessage());
        } finally {
            inflater.end();
        }
        for (int i = width; i < values.length; i++) {
            values[i] += values[i - width];
        }
        return new ItgPixels(width, height, 1, values).image();
    }
}

package io.intaglio.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Changes single numbers of an EXIF block (CIPA DC-008) where they stand. Nothing is moved: notes of camera makers
 * refer to places in the block.
 */
final class ExifBlock {

    /** How it begins in a JPEG. */
    static final String MARK = "Exif\0\0";

    private static final int ORIENTATION = 274;
    private static final int EXIF = 34665;
    private static final int PIXEL_WIDTH = 0xA002;
    private static final int PIXEL_HEIGHT = 0xA003;
    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    private static final int RESOLUTION_UNIT = 296;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private final ByteBuffer block;

    private ExifBlock(byte[] copy) {
        block = ByteBuffer.wrap(copy);
        block.order(copy[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private static Optional<ExifBlock> of(byte[] bytes) {
        boolean little = bytes.length >= 14 && bytes[0] == 'I' && bytes[1] == 'I' && bytes[2] == 42 && bytes[3] == 0;
        boolean big = bytes.length >= 14 && bytes[0] == 'M' && bytes[1] == 'M' && bytes[2] == 0 && bytes[3] == 42;
        return little || big ? Optional.of(new ExifBlock(bytes.clone())) : Optional.empty();
    }

    /** Returns the block in bytes that may begin as those in a JPEG do. */
    static Bytes of(Bytes bytes) throws IOException {
        return bytes.startsWith(0, MARK) ? bytes.slice(MARK.length(), bytes.length() - MARK.length()) : bytes;
    }

    /**
     * Returns a block whose second directory, the thumbnail's, is not reached; nothing for bytes that are no EXIF
     * block.
     */
    static Optional<byte[]> withoutThumbnail(byte[] bytes) {
        return of(bytes)
                .filter(exif -> {
                    int first = exif.block.getInt(4);
                    int entries = exif.entries(first);
                    if (entries < 0) {
                        return false;
                    }
                    int next = first + 2 + 12 * entries;
                    if (next <= exif.block.capacity() - 4) {
                        exif.block.putInt(next, 0);
                    }
                    return true;
                })
                .map(exif -> exif.block.array());
    }

    /** Returns whether a block has an orientation. */
    static boolean tellsOrientation(byte[] bytes) {
        return of(bytes)
                .filter(exif -> exif.find(exif.block.getInt(4), ORIENTATION) >= 0)
                .isPresent();
    }

    /** Returns a block with the orientation 1. */
    static byte[] upright(byte[] bytes) {
        return of(bytes)
                .map(exif -> {
                    exif.put(exif.block.getInt(4), ORIENTATION, 1);
                    return exif.block.array();
                })
                .orElse(bytes);
    }

    /** Returns a block that tells another size of the picture where it tells one. */
    static byte[] sized(byte[] bytes, int width, int height) {
        return of(bytes)
                .map(exif -> {
                    int entry = exif.find(exif.block.getInt(4), EXIF);
                    if (entry >= 0) {
                        int directory = exif.block.getInt(entry + 8);
                        exif.put(directory, PIXEL_WIDTH, width);
                        exif.put(directory, PIXEL_HEIGHT, height);
                    }
                    return exif.block.array();
                })
                .orElse(bytes);
    }

    /** Returns the resolution that a block tells. */
    static Optional<Resolution> resolution(byte[] bytes) {
        return of(bytes).flatMap(exif -> {
            int directory = exif.block.getInt(4);
            int unit = exif.find(directory, RESOLUTION_UNIT);
            boolean centimetre = unit >= 0 && exif.block.getShort(unit + 8) == 3;
            boolean ratio = unit >= 0 && exif.block.getShort(unit + 8) == 1;
            double scale = ratio ? 1 : centimetre ? 100 : 1 / 0.0254;
            return Resolution.of(
                    scale * exif.rational(directory, X_RESOLUTION),
                    scale * exif.rational(directory, Y_RESOLUTION),
                    !ratio);
        });
    }

    /** A tag's fraction; 0 where there is none. */
    private double rational(int directory, int tag) {
        int entry = find(directory, tag);
        if (entry < 0 || block.getShort(entry + 2) != RATIONAL) {
            return 0;
        }
        int at = block.getInt(entry + 8);
        if (at < 8 || at > block.capacity() - 8) {
            return 0;
        }
        double fraction = (double) (block.getInt(at) & 0xFFFFFFFFL) / (block.getInt(at + 4) & 0xFFFFFFFFL);
        return Double.isFinite(fraction) ? fraction : 0;
    }

    /** How many entries a directory has; -1 where there is none. */
    private int entries(int directory) {
        if (directory < 8 || directory > block.capacity() - 2) {
            return -1;
        }
        int count = block.getShort(directory) & 0xFFFF;
        return directory + 2L + 12L * count <= block.capacity() ? count : -1;
    }

    /** Where an entry begins; -1 where there is none. */
    private int find(int directory, int tag) {
        int count = entries(directory);
        for (int i = 0; i < count; i++) {
            int entry = directory + 2 + 12 * i;
            if ((block.getShort(entry) & 0xFFFF) == tag) {
                return entry;
            }
        }
        return -1;
    }

    private void put(int directory, int tag, int value) {
        int entry = find(directory, tag);
        if (entry < 0 || block.getInt(entry + 4) != 1) {
            return;
        }
        int type = block.getShort(entry + 2);
        if (type == SHORT && value <= 0xFFFF) {
            block.putShort(entry + 8, (short) value);
        } else if (type == SHORT || type == LONG) {
            block.putShort(entry + 2, (short) LONG);
            block.putInt(entry + 8, value);
        }
    }
}

package io.intaglio.image;

import java.io.IOException;

/**
 * The first directory of a TIFF (revision 6.0, or BigTIFF) or of an EXIF block, which is one. Only what is asked for is
 * looked at; offsets are followed at most once, so nothing loops.
 */
final class TiffDirectory {

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int PROFILE = 34675;
    private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final Bytes file;
    private final boolean big;
    private final long first;
    private final int entries;

    private TiffDirectory(Bytes bytes) throws IOException {
        boolean little = bytes.startsWith(0, "II");
        if (!little && !bytes.startsWith(0, "MM")) {
            throw new IOException("no byte order is given");
        }
        this.file = little ? bytes.littleEndian() : bytes;
        this.big = file.u16(2) == 43;
        long directory = big ? file.i64(8) : file.u32(4);
        this.first = directory + (big ? 8 : 2);
        this.entries = (int) Math.min(4096, big ? file.i64(directory) : file.u16(directory));
    }

    /** EXIF's orientation, 1 to 8; 1 where there is none or the block is damaged. */
    static int orientation(Bytes block) {
        try {
            return (int) new TiffDirectory(block).number(ORIENTATION, 0, 1);
        } catch (IOException e) {
            return 1; // a picture whose EXIF is damaged is still a picture
        }
    }

    static Header read(Bytes bytes, byte[] data) throws IOException {
        TiffDirectory directory = new TiffDirectory(bytes);
        long width = directory.number(WIDTH, 0, 0);
        long height = directory.number(HEIGHT, 0, 0);
        long samples = directory.number(SAMPLES, 0, 1);
        if (samples < 1 || samples > 16) {
            throw new IOException("it announces " + samples + " samples a pixel, 1 to 16 are read");
        }
        long bits = directory.number(BITS, 0, 1);
        if (bits < 1 || bits > 64) {
            throw new IOException("it announces " + bits + " bits a sample, 1 to 64 are read");
        }
        long tileWidth = directory.number(TILE_WIDTH, 0, 0);
        long tileHeight = directory.number(TILE_HEIGHT, 0, 0);
        if (tileWidth > 4096 + 2 * width || tileHeight > 4096 + 2 * height || tileWidth < 0 || tileHeight < 0) {
            throw new IOException("its tiles of " + tileWidth + "x" + tileHeight + " pixels are larger than the image");
        }
        return new Header(width, height, data)
                .orientation((int) directory.number(ORIENTATION, 0, 1))
                .icc(directory.profile());
    }

    private byte[] profile() throws IOException {
        long entry = find(PROFILE);
        if (entry < 0) {
            return null;
        }
        long count = count(entry);
        long at = big ? file.i64(entry + 12) : file.u32(entry + 8);
        return count > 128 && file.has(at, count) ? file.slice(at, count).copy() : null;
    }

    private long find(int tag) throws IOException {
        for (int i = 0; i < entries; i++) {
            long entry = first + (long) i * (big ? 20 : 12);
            if (!file.has(entry, big ? 20 : 12)) {
                return -1;
            }
            if (file.u16(entry) == tag) {
                return entry;
            }
        }
        return -1;
    }

    private long count(long entry) throws IOException {
        return big ? file.i64(entry + 4) : file.u32(entry + 4);
    }

    private long number(int tag, int index, long otherwise) throws IOException {
        long entry = find(tag);
        if (entry < 0 || count(entry) <= index) {
            return otherwise;
        }
        int type = file.u16(entry + 2);
        int size = type < TYPE_SIZES.length ? TYPE_SIZES[type] : 0;
        long value = entry + (big ? 12 : 8);
        long room = big ? 8 : 4;
        if (size == 0) {
            return otherwise;
        }
        if (count(entry) > room / size) {
            value = big ? file.i64(value) : file.u32(value);
        }
        value += (long) index * size;
        return switch (type) {
            case 1, 6, 7 -> file.u8(value);
            case 3, 8 -> file.u16(value);
            case 4, 9, 13 -> file.u32(value);
            case 16, 17, 18 -> file.i64(value);
            default -> otherwise;
        };
    }
}

package io.intaglio.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One directory of a TIFF (revision 6.0, or BigTIFF) or of an EXIF block, which is one. Only what is asked for is
 * looked at; offsets are followed at most once, so nothing loops.
 */
final class TiffDirectory {

    static final int NEW_SUBFILE = 254;
    static final int SUBFILE = 255;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int DESCRIPTION = 270;
    static final int MAKE = 271;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_LENGTHS = 279;
    static final int PLANAR = 284;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_LENGTHS = 325;
    static final int SUB_DIRECTORIES = 330;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int IMAGE_DEPTH = 32997;
    static final int DNG_VERSION = 50706;

    private static final int PROFILE = 34675;
    private static final int LONGEST_TEXT = 65536;
    private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final Bytes file;
    private final boolean big;
    private final long first;
    private final int entries;

    /**
     * Reads how many entries a directory has.
     *
     * @param file in its own byte order
     * @param big whether it is a BigTIFF
     * @param at where the directory begins
     */
    TiffDirectory(Bytes file, boolean big, long at) throws IOException {
        this.file = file;
        this.big = big;
        this.first = at + (big ? 8 : 2);
        this.entries = (int) Math.min(4096, big ? file.i64(at) : file.u16(at));
    }

    /** EXIF's orientation, 1 to 8; 1 where there is none or the block is damaged. */
    static int orientation(Bytes block) {
        try {
            return (int) TiffFile.first(block).number(ORIENTATION, 0, 1);
        } catch (IOException e) {
            return 1; // a picture whose EXIF is damaged is still a picture
        }
    }

    /** Returns where the next directory begins; 0 where this is the last. */
    long next() throws IOException {
        long at = first + (long) entries * (big ? 20 : 12);
        return big ? file.i64(at) : file.u32(at);
    }

    long width() throws IOException {
        return number(WIDTH, 0, 0);
    }

    long height() throws IOException {
        return number(HEIGHT, 0, 0);
    }

    byte @Nullable [] profile() throws IOException {
        long entry = find(PROFILE);
        if (entry < 0) {
            return null;
        }
        long count = count(entry);
        long at = big ? file.i64(entry + 12) : file.u32(entry + 8);
        return count > 128 && file.has(at, count) ? file.slice(at, count).copy() : null;
    }

    /** Returns a text, or an empty one where there is none or it is damaged. */
    String text(int tag) throws IOException {
        long entry = find(tag);
        if (entry < 0 || file.u16(entry + 2) != 2) {
            return "";
        }
        int count = (int) Math.min(LONGEST_TEXT, count(entry));
        long at = entry + (big ? 12 : 8);
        if (count > (big ? 8 : 4)) {
            at = big ? file.i64(at) : file.u32(at);
        }
        return file.has(at, count) ? file.slice(at, count).ascii(0, count).replace("\0", "") : "";
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

    /** Returns how many values a tag has; 0 where it is absent. */
    long values(int tag) throws IOException {
        long entry = find(tag);
        return entry < 0 ? 0 : Math.max(0, count(entry));
    }

    /** Returns one of a tag's whole numbers, or another where there is none. */
    long number(int tag, long index, long otherwise) throws IOException {
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
        value += index * size;
        return switch (type) {
            case 1, 6, 7 -> file.u8(value);
            case 3, 8 -> file.u16(value);
            case 4, 9, 13 -> file.u32(value);
            case 16, 17, 18 -> file.i64(value);
            default -> otherwise;
        };
    }
}

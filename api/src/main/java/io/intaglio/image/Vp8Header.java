package io.intaglio.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The header of a VP8 key frame (RFC 6386, section 9), and what follows from it. */
final class Vp8Header {

    private static final int SEGMENTS = 4;
    private static final int FRAME_TAG = 10;

    final int width;
    final int height;
    final Vp8Bits modes;
    final Vp8Bits[] partitions;
    final int[] coefficients = Vp8TokenProbabilities.defaults();

    /** Probabilities of a macroblock's segment, or null where all are of the first. */
    int @Nullable [] segmentTree;

    /** The probability, of 256, that a macroblock has residuals; -1 where all have. */
    int skip = -1;

    boolean simpleFilter;
    private int filterLevel;
    int sharpness;
    private boolean segmented;
    private boolean absolute;
    private final int[] segmentQuantizer = new int[SEGMENTS];
    private final int[] segmentLevel = new int[SEGMENTS];
    private int intraDelta;
    private int blockDelta;

    /** By segment: the steps of luma's mean and rest, of the means' mean and rest, of chroma's mean and rest. */
    final int[][] steps = new int[SEGMENTS][];

    Vp8Header(Bytes frame, byte[] data) throws IOException {
        Bytes bytes = frame.littleEndian();
        int tag = bytes.u16(0) | bytes.u8(2) << 16;
        if ((tag & 1) != 0) {
            throw new IOException("its first frame is no key frame");
        }
        if (bytes.u8(3) != 0x9D || bytes.u8(4) != 0x01 || bytes.u8(5) != 0x2A) {
            throw new IOException("its frame does not begin as VP8 does");
        }
        width = bytes.u16(6) & 0x3FFF;
        height = bytes.u16(8) & 0x3FFF;
        int first = tag >> 5;
        if (!bytes.has(FRAME_TAG, first)) {
            throw new IOException("it is cut short: its first partition of " + first + " bytes is not all there");
        }
        modes = new Vp8Bits(data, FRAME_TAG, first);
        modes.flag(); // the colour space: there is one
        modes.flag(); // whether values need clipping: they are clipped
        segmentation();
        filter();
        partitions = partitions(bytes, data, FRAME_TAG + first, 1 << modes.number(2));
        quantizers();
        modes.flag(); // whether later frames keep the probabilities
        int[] updates = Vp8TokenProbabilities.updates();
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = modes.bit(updates[i]) ? modes.number(8) : coefficients[i];
        }
        if (modes.flag()) {
            skip = modes.number(8);
        }
    }

    private void segmentation() {
        segmented = modes.flag();
        if (!segmented) {
            return;
        }
        boolean map = modes.flag();
        if (modes.flag()) {
            absolute = modes.flag();
            for (int i = 0; i < SEGMENTS; i++) {
                segmentQuantizer[i] = modes.optional(7);
            }
            for (int i = 0; i < SEGMENTS; i++) {
                segmentLevel[i] = modes.optional(6);
            }
        }
        if (map) {
            segmentTree = new int[3];
            for (int i = 0; i < 3; i++) {
                segmentTree[i] = modes.flag() ? modes.number(8) : 255;
            }
        }
    }

    private void filter() {
        simpleFilter = modes.flag();
        filterLevel = modes.number(6);
        sharpness = modes.number(3);
        boolean deltas = modes.flag();
        if (deltas && modes.flag()) {
            intraDelta = modes.optional(6);
            for (int i = 1; i < 4; i++) {
                modes.optional(6); // of frames that are predicted from others
            }
            blockDelta = modes.optional(6);
            for (int i = 1; i < 4; i++) {
                modes.optional(6);
            }
        }
    }

    private static Vp8Bits[] partitions(Bytes bytes, byte[] data, int sizes, int count) throws IOException {
        Vp8Bits[] partitions = new Vp8Bits[count];
        int at = sizes + 3 * (count - 1);
        for (int i = 0; i < count; i++) {
            int length = bytes.length() - at;
            if (i < count - 1) {
                length = bytes.u16(sizes + 3L * i) | bytes.u8(sizes + 3L * i + 2) << 16;
            }
            if (length < 0 || !bytes.has(at, length)) {
                throw new IOException("it is cut short: partition " + (i + 1) + " of " + count + " is not all there");
            }
            partitions[i] = new Vp8Bits(data, at, length);
            at += length;
        }
        return partitions;
    }

    private void quantizers() {
        int base = modes.number(7);
        int lumaDc = modes.optional(4);
        int meanDc = modes.optional(4);
        int meanAc = modes.optional(4);
        int chromaDc = modes.optional(4);
        int chromaAc = modes.optional(4);
        int[] dc = Vp8Quantizer.dcSteps();
        int[] ac = Vp8Quantizer.acSteps();
        for (int i = 0; i < SEGMENTS; i++) {
            int index = !segmented ? base : absolute ? segmentQuantizer[i] : base + segmentQuantizer[i];
            steps[i] = new int[] {
                dc[clip(index + lumaDc, 127)],
                ac[clip(index, 127)],
                dc[clip(index + meanDc, 127)] * 2,
                Math.max(8, ac[clip(index + meanAc, 127)] * 155 / 100),
                dc[clip(index + chromaDc, 117)],
                ac[clip(index + chromaAc, 127)]
            };
        }
    }

    boolean filtered() {
        return filterLevel > 0;
    }

    /** How much a macroblock's edges are filtered, 0 to 63. */
    int level(int segment, boolean byBlock) {
        int level = !segmented ? filterLevel : absolute ? segmentLevel[segment] : filterLevel + segmentLevel[segment];
        return clip(level + intraDelta + (byBlock ? blockDelta : 0), 63);
    }

    private static int clip(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}

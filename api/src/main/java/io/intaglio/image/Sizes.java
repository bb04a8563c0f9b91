package io.intaglio.image;

import java.io.IOException;

/** Whether a picture of an announced size may be made. */
final class Sizes {

    /** Below this a small file is believed whatever it announces: a blank page compresses without bound. */
    private static final long SMALL = 16_000_000;

    /** Fax coding needs a bit for a blank row of a page, which is wider than no other format's reach. */
    private static final long PIXELS_PER_BYTE = 20_000;

    /** A JPEG spends two bits at least on the mean of each 8x8 block. */
    private static final long PIXELS_PER_BYTE_OF_JPEG = 1_000;

    private Sizes() {}

    static void check(String name, long width, long height, long bytes, ReadLimits limits) throws IOException {
        if (width < 1 || height < 1) {
            throw new UnreadableImageException(name, "it announces " + width + "x" + height + " pixels");
        }
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width * height > limits.maxPixels()) {
            throw new UnreadableImageException(
                    name,
                    "it announces " + width + "x" + height + " pixels, more than the limit of " + limits.maxPixels());
        }
        believable(name, width, height, bytes, PIXELS_PER_BYTE);
    }

    /** Besides: its reader takes memory that Java does not count. */
    static void checkJpeg(String name, long width, long height, long bytes) throws IOException {
        believable(name, width, height, bytes, PIXELS_PER_BYTE_OF_JPEG);
    }

    private static void believable(String name, long width, long height, long bytes, long most) throws IOException {
        if (width * height > SMALL && width * height / most > bytes) {
            throw new UnreadableImageException(
                    name, "it announces " + width + "x" + height + " pixels but has only " + bytes + " bytes");
        }
    }

    /** Floats, and as much again at worst for what a reader holds meanwhile. */
    static void memory(String name, long width, long height, int channels) throws IOException {
        long needed = width * height * channels * 6;
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw new UnreadableImageException(
                    name,
                    width + "x" + height + " pixels take " + (needed >> 20) + " MiB, and this program may use "
                            + (most >> 20) + " (allow more: a larger limit, or -Xmx of Java)");
        }
    }
}

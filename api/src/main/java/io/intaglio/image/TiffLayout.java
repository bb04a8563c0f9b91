package io.intaglio.image;

import java.io.IOException;

/**
 * How the samples of a TIFF's picture lie in the file. Strips count as tiles as wide as the picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param samples a pixel, alpha included
 * @param bits a sample
 * @param format of a sample: 1 unsigned, 2 signed, 3 floating point, others as the specification says
 * @param photometric what the samples mean: 0 and 1 gray, 2 RGB, others as the specification says
 * @param compression as the specification numbers them
 * @param predictor 1 none, 2 differences, 3 differences of floating-point numbers
 * @param planar whether each channel lies by itself
 * @param alpha which sample is opacity, -1 for none
 * @param premultiplied whether the other samples are multiplied by it
 * @param tileWidth in pixels
 * @param tileHeight in pixels
 * @param tiled whether there are tiles, which are whole at the borders, too
 */
record TiffLayout(
        int width,
        int height,
        int samples,
        int bits,
        int format,
        int photometric,
        int compression,
        int predictor,
        boolean planar,
        int alpha,
        boolean premultiplied,
        int tileWidth,
        int tileHeight,
        boolean tiled) {

    private static final int MOST_SAMPLES = 1024;
    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;

    static TiffLayout of(TiffDirectory directory) throws IOException {
        long width = directory.width();
        long height = directory.height();
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new IOException("it announces " + width + "x" + height + " pixels");
        }
        long samples = directory.number(
                TiffDirectory.SAMPLES, 0, Math.max(1, Math.min(4, directory.values(TiffDirectory.BITS))));
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IOException("it announces " + samples + " samples a pixel, 1 to " + MOST_SAMPLES + " are read");
        }
        long bits = directory.number(TiffDirectory.BITS, 0, 1);
        if (bits < 1 || bits > 64) {
            throw new IOException("it announces " + bits + " bits a sample, 1 to 64 are read");
        }
        boolean tiled = directory.values(TiffDirectory.TILE_OFFSETS) > 0;
        long tileWidth = tiled ? directory.number(TiffDirectory.TILE_WIDTH, 0, 0) : width;
        long tileHeight = tiled
                ? directory.number(TiffDirectory.TILE_HEIGHT, 0, 0)
                : Math.min(height, directory.number(TiffDirectory.ROWS_PER_STRIP, 0, height));
        if (tileWidth > 4096 + 2 * width
                || tileHeight > 4096 + 2 * height
                || tileWidth < 1
                || tileHeight < (tiled ? 1 : 0)) {
            throw new IOException("its tiles of " + tileWidth + "x" + tileHeight + " pixels are larger than the image");
        }
        long planes = directory.number(TiffDirectory.IMAGE_DEPTH, 0, 1);
        if (planes > 1) {
            throw new IOException("it is a volume of " + planes
                    + " planes in one page (ImageDepth), which is not read: store each plane as a page");
        }
        int photometric = (int) directory.number(TiffDirectory.PHOTOMETRIC, 0, samples < 3 ? 1 : 2);
        int alpha = alpha(directory, photometric, (int) samples);
        return new TiffLayout(
                (int) width,
                (int) height,
                (int) samples,
                (int) bits,
                (int) directory.number(TiffDirectory.SAMPLE_FORMAT, 0, UNSIGNED),
                photometric,
                (int) directory.number(TiffDirectory.COMPRESSION, 0, 1),
                (int) directory.number(TiffDirectory.PREDICTOR, 0, 1),
                directory.number(TiffDirectory.PLANAR, 0, 1) == 2,
                alpha,
                alpha >= 0 && directory.number(TiffDirectory.EXTRA_SAMPLES, alpha - colours(photometric), 2) == 1,
                (int) tileWidth,
                (int) Math.max(1, tileHeight),
                tiled);
    }

    private static int colours(int photometric) {
        return switch (photometric) {
            case 2, 6, 8 -> 3;
            case 5 -> 4;
            default -> 1;
        };
    }

    /** The first further sample that is said to be opacity; a fourth of RGB is, too, where nothing is said. */
    private static int alpha(TiffDirectory directory, int photometric, int samples) throws IOException {
        int colours = colours(photometric);
        for (int i = colours; i < samples; i++) {
            long kind = directory.number(TiffDirectory.EXTRA_SAMPLES, i - colours, 0);
            if (kind == 1 || kind == 2) {
                return i;
            }
        }
        boolean silent = directory.values(TiffDirectory.EXTRA_SAMPLES) == 0;
        return silent && photometric == 2 && samples == 4 ? 3 : -1;
    }

    /** Returns whether the samples are gray, RGB, or channels without a meaning: of no other colour system. */
    boolean free() {
        return photometric >= 0 && photometric <= 2 && samples >= colours(photometric);
    }

    /** Returns how many channels the picture has besides opacity. */
    int channels() {
        return alpha < 0 ? samples : samples - 1;
    }

    /**
     * Returns whether {@link TiffSamples} reads it: gray, RGB and channels without a meaning, losslessly stored. All
     * else is left to ImageIO's readers.
     *
     * @throws IOException for numbers that nobody reads
     */
    boolean direct(TiffDirectory directory) throws IOException {
        if (format > FLOAT && format != 4) {
            throw new IOException("its samples are complex numbers (sample format " + format + ")");
        }
        if (!free() || !TiffCompression.reads(compression) || directory.number(TiffDirectory.FILL_ORDER, 0, 1) != 1) {
            checkOthers();
            return false;
        }
        for (int i = 1; i < samples; i++) {
            if (directory.number(TiffDirectory.BITS, i, bits) != bits
                    || directory.number(TiffDirectory.SAMPLE_FORMAT, i, format) != format) {
                checkOthers();
                return false;
            }
        }
        boolean whole = bits == 8 || bits == 16 || bits == 32 || bits == 64;
        boolean read = switch (format) {
            case FLOAT -> whole && bits > 8;
            case SIGNED -> whole;
            default -> bits <= 32 || bits == 64;
        };
        if (!read) {
            throw new IOException(
                    "its samples are " + (format == FLOAT ? "floating-point numbers" : "integers") + " of " + bits
                            + " bits, which are not read; 8, 16, 32 and 64 are (of floating-point numbers 16, 32 and "
                            + "64)");
        }
        if (predictor != 1 && !(predictor == 2 && whole) && !(predictor == 3 && format == FLOAT)) {
            throw new IOException("its predictor " + predictor + " is not known for samples of " + bits + " bits");
        }
        return true;
    }

    /** What ImageIO's readers would pass over or change without a word is refused. */
    private void checkOthers() throws IOException {
        int most = colours(photometric) + (alpha < 0 ? 0 : 1);
        if (photometric >= 0 && photometric != 5 && samples != most && photometric <= 8) {
            throw new IOException("it has " + samples + " channels in a compression or colour system (compression "
                    + compression + ", photometric interpretation " + photometric
                    + ") for which other numbers of channels are read: store it without compression, or one "
                    + "channel a page");
        }
        if (format == FLOAT || format == SIGNED || bits > 16) {
            throw new IOException("its samples of " + bits + " bits are in a compression or colour system (compression "
                    + compression + ", photometric interpretation " + photometric
                    + ") in which such samples are not read: store it without compression");
        }
    }

    /** Returns the type by which the samples are written again. */
    SampleType type() {
        if (format == FLOAT) {
            return bits == 64 ? SampleType.FLOAT64 : SampleType.FLOAT32;
        }
        if (format == SIGNED) {
            return switch (bits) {
                case 8 -> SampleType.INT8;
                case 16 -> SampleType.INT16;
                case 32 -> SampleType.INT32;
                default -> SampleType.INT64;
            };
        }
        return bits <= 8
                ? SampleType.UINT8
                : bits <= 16 ? SampleType.UINT16 : bits <= 32 ? SampleType.UINT32 : SampleType.UINT64;
    }

    boolean floating() {
        return format == FLOAT;
    }

    boolean signed() {
        return format == SIGNED;
    }
}

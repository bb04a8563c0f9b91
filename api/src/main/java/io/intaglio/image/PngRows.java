package io.intaglio.image;

/** What a PNG is made of, row by row, so that nobody has to hold it as a whole. */
interface PngRows {

    int height();

    int width();

    /** Of a sample: 8 or 16. */
    int bits();

    /** 1 for gray, 2 with alpha, 3 for colour, 4 with alpha. */
    int samplesPerPixel();

    /** Big-endian samples, pixel by pixel. */
    byte[] row(int y);

    default int bytesPerPixel() {
        return samplesPerPixel() * bits() / 8;
    }
}

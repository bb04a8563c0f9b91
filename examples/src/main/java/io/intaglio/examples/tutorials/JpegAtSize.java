package io.intaglio.examples.tutorials;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A picture as the best JPEG of at most a given size. The tables at the beginning of the file are not counted. They
 * have some hundred bytes and are the same for many pictures. This is in favour of JPEG.
 *
 * @param bytes number of bytes of the coded pixels
 * @param image the decoded picture
 */
record JpegAtSize(int bytes, ImageBatch image) {

    private static final int START_OF_SCAN = 0xDA;

    /** Finds the highest quality whose coded pixels fit, or takes the lowest quality if none does. */
    static JpegAtSize of(ImageBatch image, int most) throws IOException {
        int low = 1;
        int high = 100;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (scan(write(image, middle)) <= most) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        byte[] file = write(image, low);
        ImageBatch decoded =
                Pictures.read(file, "picture.jpg", ReadLimits.standard()).pixels();
        return new JpegAtSize(scan(file), decoded);
    }

    private static byte[] write(ImageBatch image, int quality) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pictures.write(Picture.of(image), "jpg", quality, out);
        return out.toByteArray();
    }

    /** Returns the bytes between the header of the scan and the marker at the end. */
    private static int scan(byte[] file) {
        int at = 2;
        while ((file[at + 1] & 0xFF) != START_OF_SCAN) {
            at += 2 + length(file, at + 2);
        }
        return file.length - (at + 2 + length(file, at + 2)) - 2;
    }

    private static int length(byte[] file, int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }
}

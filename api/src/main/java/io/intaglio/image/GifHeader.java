package io.intaglio.image;

import java.io.IOException;

/** Finds the first frame of a GIF (CompuServe, GIF89a): its rectangle on the logical screen. */
final class GifHeader {

    private GifHeader() {}

    static Header read(Bytes file, byte[] data) throws IOException {
        Bytes gif = file.littleEndian();
        int screenWidth = gif.u16(6);
        int screenHeight = gif.u16(8);
        long at = 13L + table(gif.u8(10));
        while (true) {
            int block = gif.u8(at);
            if (block == 0x2C) {
                return new Header(gif.u16(at + 5), gif.u16(at + 7), data)
                        .frame(gif.u16(at + 1), gif.u16(at + 3), screenWidth, screenHeight)
                        .frames(frames(gif, at));
            }
            if (block == 0x21) {
                at = afterBlocks(gif, at + 2);
            } else if (block == 0x3B) {
                throw new IOException("it holds no frame");
            } else {
                at++;
            }
        }
    }

    /** Counts the frames from the first; behind damage nothing is counted. */
    private static int frames(Bytes gif, long first) {
        int frames = 0;
        long at = first;
        try {
            while (true) {
                int block = gif.u8(at);
                if (block == 0x2C) {
                    // A rectangle, perhaps colours, the width of codes, and blocks of these.
                    at = afterBlocks(gif, at + 11 + table(gif.u8(at + 9)));
                    frames++;
                } else if (block == 0x21) {
                    at = afterBlocks(gif, at + 2);
                } else {
                    return frames;
                }
            }
        } catch (IOException e) {
            return frames;
        }
    }

    private static long afterBlocks(Bytes gif, long from) throws IOException {
        long at = from;
        int length;
        while ((length = gif.u8(at)) != 0) {
            at += 1 + length;
        }
        return at + 1;
    }

    private static int table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }
}

package io.intaglio.image;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes in memory as ImageIO wants them, uncached. Once expired every access fails: that ends a reader which loops over
 * its input and does not listen to {@code abort}.
 */
final class BytesImageInput extends ImageInputStreamImpl {

    private final byte[] data;
    private volatile boolean expired;

    BytesImageInput(byte[] data) {
        this.data = data;
    }

    void expire() {
        expired = true;
    }

    private void check() {
        if (expired) {
            throw new IllegalStateException("reading took too long");
        }
    }

    @Override
    public int read() {
        check();
        bitOffset = 0;
        return streamPos >= data.length ? -1 : data[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        check();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= data.length) {
            return -1;
        }
        int count = (int) Math.min(length, data.length - streamPos);
        System.arraycopy(data, (int) streamPos, to, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return data.length;
    }
}

package io.intaglio.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Pictures in memory as data.
 *
 * @param pictures at least one, gray or colour
 */
record HeldPictures(List<Picture> pictures) implements Source {

    /** How many numbers are digested at a time. */
    private static final int CHUNK = 1 << 16;

    HeldPictures {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty()) {
            throw new InvalidInputException("there are no pictures to make data of; give at least one");
        }
        for (int i = 0; i < pictures.size(); i++) {
            int channels = pictures.get(i).channels();
            if (channels != 1 && channels != 3) {
                throw new InvalidInputException(
                        "picture " + i + " (" + pictures.get(i).name() + ") has " + channels
                                + " channels; 1 (gray) or 3 (colour) can be learned from");
            }
        }
    }

    @Override
    public long size() {
        return pictures.size();
    }

    @Override
    public Example get(long index) {
        int number = (int) Objects.checkIndex(index, size());
        Picture picture = pictures.get(number);
        return Example.of(number + " (" + picture.name() + ")", picture, OptionalInt.empty());
    }

    @Override
    public String digest() {
        MessageDigest sha = sha();
        for (Picture picture : pictures) {
            ImageBatch image = picture.onWhite().pixels();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * CHUNK);
            sha.update(bytes.putInt(image.height())
                    .putInt(image.width())
                    .putInt(image.channels())
                    .flip());
            FloatBuffer floats = FloatBuffer.wrap(image.data());
            while (floats.hasRemaining()) {
                bytes.clear();
                while (floats.hasRemaining() && bytes.hasRemaining()) {
                    bytes.putFloat(floats.get());
                }
                sha.update(bytes.flip());
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

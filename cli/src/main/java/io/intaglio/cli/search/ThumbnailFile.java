package io.intaglio.cli.search;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Affine;
import io.intaglio.image.ImageBatch;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The thumbnails of an index, in a file beside its vectors, by the numbers of the vectors. After eight bytes of a mark
 * come height and width, 32 bits each with the highest byte first. Then comes each picture: six floats of 32 bits for
 * the frame of its object, and a thumbnail of that size, a byte a pixel.
 */
public final class ThumbnailFile implements AutoCloseable {

    /** The name of the file in the folder of an index. */
    public static final String NAME = "intaglio-thumbnails.bin";

    private static final long MARK = 0x4954475448554D32L; // ITGTHUM2
    private static final int HEADER = Long.BYTES + 2 * Integer.BYTES;
    private static final int FRAME = 6 * Float.BYTES;

    /** A frame that shrinks or grows areas more than this is damaged. */
    private static final double MOST_GROWTH = 1e4;

    private final Path file;
    private final FileChannel channel;
    private final long count;
    private final int height;
    private final int width;

    private ThumbnailFile(Path file, FileChannel channel, long count, int height, int width) {
        this.file = file;
        this.channel = channel;
        this.count = count;
        this.height = height;
        this.width = width;
    }

    /**
     * A picture of an index.
     *
     * @param image gray and small
     * @param frame of its object; no motion if the index does not look for objects
     */
    record Kept(GrayImage image, Affine frame) {}

    /** Writes thumbnails one by one. The first image says of what size all of them are. */
    public static final class Writer {

        private final DataOutputStream out;
        private final boolean objects;
        private int height;
        private int width;

        /**
         * Creates a writer.
         *
         * @param out which the caller closes
         * @param objects whether to compute the frames of objects
         */
        public Writer(OutputStream out, boolean objects) {
            this.out = new DataOutputStream(out);
            this.objects = objects;
        }

        /**
         * Adds an image, and returns the one to compute its vector from: the object in its frame, or the same image.
         *
         * @param image one image, (1, height, width, channels), finite
         */
        public ImageBatch add(ImageBatch image) throws IOException {
            if (height == 0) {
                height = Thumbnail.side(image.height());
                width = Thumbnail.side(image.width());
                out.writeLong(MARK);
                out.writeInt(height);
                out.writeInt(width);
            }
            Thumbnail thumbnail = Thumbnail.of(image, height, width);
            GrayImage gray = thumbnail.image();
            Affine frame = objects ? ObjectFrame.of(gray) : Affine.NONE;
            for (double number : new double[] {frame.yy(), frame.yx(), frame.y(), frame.xy(), frame.xx(), frame.x()}) {
                out.writeFloat((float) number);
            }
            out.write(thumbnail.bytes());
            return objects ? ObjectFrame.shown(image, frame, ObjectFrame.groundOf(gray)) : image;
        }
    }

    /**
     * Opens the thumbnails of an index.
     *
     * @param folder of the index; it may come from a stranger
     * @param count of vectors of the index
     * @throws InvalidInputException if the file does not hold that many thumbnails
     */
    public static ThumbnailFile open(Path folder, long count) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw damaged(file);
        }
        FileChannel channel = FileChannel.open(file);
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            long size = channel.size();
            if (size < HEADER || !fill(channel, header, 0) || header.getLong() != MARK) {
                throw damaged(file);
            }
            int height = header.getInt();
            int width = header.getInt();
            long length = FRAME + (long) height * width;
            if (isSide(height) && isSide(width) && (size - HEADER) % length == 0 && (size - HEADER) / length == count) {
                return new ThumbnailFile(file, channel, count, height, width);
            }
            throw damaged(file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isSide(int pixels) {
        return pixels >= Thumbnail.SMALLEST && pixels <= Thumbnail.LARGEST && pixels % Thumbnail.MULTIPLE == 0;
    }

    private static InvalidInputException damaged(Path file) {
        return new InvalidInputException(
                "the file " + file + " does not hold a thumbnail for each vector of the index; build it again");
    }

    private static boolean fill(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        buffer.flip();
        return true;
    }

    /**
     * Returns the picture of a vector. Several threads may ask.
     *
     * @param number of the vector
     * @throws InvalidInputException if the index has no vector of that number
     */
    Kept get(long number) throws IOException {
        int length = FRAME + height * width;
        ByteBuffer bytes = ByteBuffer.allocate(length);
        if (number < 0 || number >= count || !fill(channel, bytes, HEADER + number * length)) {
            throw damaged(file);
        }
        Affine frame = new Affine(
                bytes.getFloat(),
                bytes.getFloat(),
                bytes.getFloat(),
                bytes.getFloat(),
                bytes.getFloat(),
                bytes.getFloat());
        double growth = Math.abs(frame.determinant());
        if (!(growth > 1 / MOST_GROWTH && growth < MOST_GROWTH && Double.isFinite(frame.y() + frame.x()))) {
            throw damaged(file);
        }
        byte[] gray = new byte[height * width];
        bytes.get(gray);
        return new Kept(new Thumbnail(height, width, gray).image(), frame);
    }

    /** Returns the thumbnail of a query image. */
    Thumbnail of(ImageBatch image) {
        return Thumbnail.of(image, height, width);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

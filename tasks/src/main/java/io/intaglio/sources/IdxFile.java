package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of an IDX file of unsigned bytes, plain or gzipped: the format of MNIST by LeCun. */
final class IdxFile {

    private static final int UNSIGNED_BYTES = 0x08;

    /** Largest ratio of the sizes of data and DEFLATE stream. */
    private static final long MOST_GROWTH = 1032;

    private final int[] dimensions;
    private final byte[] data;

    private IdxFile(int[] dimensions, byte[] data) {
        this.dimensions = dimensions;
        this.data = data;
    }

    /**
     * Reads a file. Sizes in the header are used only if the size of the file agrees with them.
     *
     * @param rank number of dimensions that the file must have
     * @throws InvalidInputException if the file is malformed; the message names it
     */
    static IdxFile read(Path file, int rank) throws IOException {
        boolean zipped = file.getFileName().toString().endsWith(".gz");
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(
                        new BufferedInputStream(zipped ? new GZIPInputStream(raw, 1 << 16) : raw, 1 << 16))) {
            int[] dimensions = header(file, in, rank);
            long length = Arrays.stream(dimensions).asLongStream().reduce(1, IdxFile::product);
            int header = 4 + 4 * rank;
            long present = Files.size(file);
            if (zipped ? length > present * MOST_GROWTH : length != present - header) {
                throw wrong(
                        file,
                        "its header announces " + sizes(dimensions) + " bytes, which a file of " + present
                                + " bytes cannot hold" + (zipped ? "" : " exactly"));
            }
            if (length > Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 2)) {
                throw new InvalidInputException("\"" + file + "\" unpacks to " + length
                        + " bytes, more than half of Java's memory; give Java more (-Xmx) or use a smaller file");
            }
            byte[] data = new byte[(int) length];
            in.readFully(data);
            if (in.read() >= 0) {
                throw wrong(file, "more data follows than its header announces, " + sizes(dimensions));
            }
            return new IdxFile(dimensions, data);
        } catch (EOFException e) {
            throw wrong(file, "it ends before its data does", e);
        } catch (ZipException e) {
            throw wrong(file, ReadFailure.reason(e), e);
        } catch (IOException e) {
            throw ReadFailure.of("\"" + file + "\"", e);
        }
    }

    private static int[] header(Path file, DataInputStream in, int rank) throws IOException {
        int magic = in.readInt();
        int type = magic >>> 8;
        if (type != UNSIGNED_BYTES) {
            throw wrong(
                    file,
                    String.format(
                            "it begins with %08x; an IDX file of unsigned bytes begins with %08x",
                            magic, 0x800 + rank));
        }
        if ((magic & 0xFF) != rank) {
            throw wrong(file, "it has " + (magic & 0xFF) + " dimensions, not " + rank);
        }
        int[] dimensions = new int[rank];
        for (int i = 0; i < rank; i++) {
            dimensions[i] = in.readInt();
            if (dimensions[i] < 1) {
                throw wrong(file, "a dimension is " + dimensions[i] + "; each is at least 1");
            }
        }
        return dimensions;
    }

    private static long product(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    private static String sizes(int[] dimensions) {
        return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }

    private static InvalidInputException wrong(Path file, String why) {
        return wrong(file, why, null);
    }

    private static InvalidInputException wrong(Path file, String why, Throwable cause) {
        return new InvalidInputException("\"" + file + "\" is no usable IDX file: " + why + "; fetch it again", cause);
    }

    /** Returns the extent of a dimension. The first dimension changes slowest. */
    int dimension(int index) {
        return dimensions[index];
    }

    /** Returns all bytes in the order of the file, not a copy. */
    byte[] data() {
        return data;
    }
}

package io.intaglio.sources;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place where a ZIP file is damaged if its list of entries cannot be read. The list is at the end of the
 * file, so it is missing after an interrupted download or if the disk was full. The headers of the entries are followed
 * from the beginning (PKWARE's APPNOTE.TXT, 4.3.7).
 */
final class ZipDiagnosis {

    private static final int ENTRY = 0x04034b50;
    private static final int LISTED_ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;

    private static final int HEADER = 30;
    private static final int MOST_ENTRIES = 100_000;

    /** Flag of an entry whose size is after the data or in an extra field. */
    private static final int SIZE_FOLLOWS = 0x8;

    private final RandomAccessFile in;
    private @Nullable String last;

    private ZipDiagnosis(RandomAccessFile in) {
        this.in = in;
    }

    /** Returns a clause that says where the file is damaged or where it ends. */
    static String of(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return new ZipDiagnosis(in).walk();
        } catch (IOException e) {
            return ReadFailure.reason(e);
        }
    }

    private String walk() throws IOException {
        long length = in.length();
        long at = 0;
        for (int count = 0; count < MOST_ENTRIES; count++) {
            if (length - at < 4) {
                return ends();
            }
            ByteBuffer header = read(at, (int) Math.min(HEADER, length - at));
            int signature = header.getInt(0);
            if (signature == LISTED_ENTRY || signature == END) {
                return "its list of entries is damaged or ends early" + after();
            }
            if (signature != ENTRY) {
                return last == null ? "it does not begin as a ZIP file does" : "it is damaged" + after();
            }
            if (header.capacity() < HEADER) {
                return ends();
            }
            long data =
                    at + HEADER + Short.toUnsignedInt(header.getShort(26)) + Short.toUnsignedInt(header.getShort(28));
            long size = Integer.toUnsignedLong(header.getInt(18));
            if (data > length) {
                return ends();
            }
            last = name(at + HEADER, Short.toUnsignedInt(header.getShort(26)));
            if ((header.getShort(6) & SIZE_FOLLOWS) != 0 || size == 0xFFFFFFFFL) {
                return "it is damaged or ends early, in the entry \"" + last + "\" or behind it";
            }
            if (data + size > length) {
                return "it ends early, within the entry \"" + last + "\"";
            }
            at = data + size;
        }
        return "it is damaged or ends early" + after();
    }

    private String ends() {
        return last == null ? "it ends early" : "it ends early" + after();
    }

    private String after() {
        return last == null ? "" : ", after the entry \"" + last + "\"";
    }

    private ByteBuffer read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(at);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String name(long at, int length) throws IOException {
        return new String(read(at, length).array(), StandardCharsets.UTF_8);
    }
}

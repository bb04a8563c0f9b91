package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The ZIP archive of a plate's entries, in its simplest form: all entries are stored, dated 1980-01-01, without extra
 * fields, comments or descriptors. It does not use {@code java.util.zip}, so the same entries give the same bytes with
 * every Java version, and every byte of a file can be checked.
 */
final class Archive {

    static final int LOCAL = 0x04034b50;
    static final int LOCAL_SIZE = 30;
    static final int END = 0x06054b50;
    static final int END_SIZE = 22;

    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;
    private static final short VERSION = 10;
    private static final short DATE = 0x21; // 1980-01-01
    static final int MOST_ENTRIES = 0xFFFF;

    /** An entry: the values of its header, and the offset where the header begins. */
    record Entry(String name, int crc, int size, int offset) {

        byte[] header() {
            byte[] name = name().getBytes(StandardCharsets.US_ASCII);
            ByteBuffer header = buffer(LOCAL_SIZE + name.length).putInt(LOCAL);
            return common(header, name).put(name).array();
        }

        private void central(ByteBuffer directory) {
            byte[] name = name().getBytes(StandardCharsets.US_ASCII);
            common(directory.putInt(CENTRAL).putShort(VERSION), name);
            // No comment, first disk, no attributes.
            directory
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0);
            directory.putInt(offset).put(name);
        }

        private ByteBuffer common(ByteBuffer header, byte[] name) {
            header.putShort(VERSION).putShort((short) 0).putShort((short) 0); // no flags, stored
            header.putShort((short) 0).putShort(DATE);
            header.putInt(crc).putInt(size).putInt(size);
            return header.putShort((short) name.length).putShort((short) 0);
        }

        int end() {
            return offset + LOCAL_SIZE + name.length() + size;
        }
    }

    private Archive() {}

    /** Writes entries in the map's order. The sizes are checked before the first byte is written. */
    static void write(Map<String, byte[]> contents, OutputStream out) throws IOException {
        long total = END_SIZE;
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            total += LOCAL_SIZE + CENTRAL_SIZE + 2L * content.getKey().length() + content.getValue().length;
        }
        if (total > Plate.SIZE_LIMIT || contents.size() > MOST_ENTRIES) {
            throw new InvalidInputException("this plate takes " + total + " bytes in " + contents.size()
                    + " entries; a plate has at most " + Plate.SIZE_LIMIT + " in " + MOST_ENTRIES
                    + ": use a smaller network, or let the task store less");
        }
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            byte[] bytes = content.getValue();
            Entry entry = new Entry(content.getKey(), crc(ByteBuffer.wrap(bytes)), bytes.length, at);
            out.write(entry.header());
            out.write(bytes);
            entries.add(entry);
            at = entry.end();
        }
        out.write(directory(entries, at));
    }

    /** Returns the central directory and the end record of the file. */
    static byte[] directory(List<Entry> entries, int offset) {
        int size = 0;
        for (Entry entry : entries) {
            size += CENTRAL_SIZE + entry.name().length();
        }
        ByteBuffer directory = buffer(size + END_SIZE);
        entries.forEach(entry -> entry.central(directory));
        directory.putInt(END).putShort((short) 0).putShort((short) 0);
        directory.putShort((short) entries.size()).putShort((short) entries.size());
        return directory.putInt(size).putInt(offset).putShort((short) 0).array();
    }

    static int crc(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    /** Returns an untrusted name in a form for messages: short, and only visible ASCII characters. */
    static String printable(String name) {
        String visible = name.replaceAll("[^ -~]", "?");
        return visible.length() <= 80 ? visible : visible.substring(0, 77) + "...";
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

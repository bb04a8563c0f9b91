package io.intaglio.plate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads a file that {@link Archive} wrote. Each byte outside the contents of entries must be equal to the byte that the
 * writer would have written, and the contents must have their CRC. So every damaged byte is detected. Entries are views
 * into the file: no memory is allocated because of a size in an untrusted header.
 */
final class ArchiveReader {

    private static final String REPACKED =
            ": the file is damaged, or another program packed it again; use the original";

    private final ByteBuffer file;
    private final String name;

    /** Checks the beginning and the end of the file. */
    ArchiveReader(byte[] bytes, String name) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.name = name;
        if (bytes.length < 4 || file.getInt(0) != Archive.LOCAL) {
            throw notAPlate(name);
        }
        if (bytes.length < Archive.END_SIZE || file.getInt(bytes.length - Archive.END_SIZE) != Archive.END) {
            throw new PlateException(name + " is truncated: its " + bytes.length
                    + " bytes do not end with the end record of a plate; copy it again");
        }
    }

    static PlateException notAPlate(String name) {
        return new PlateException(name + " is not a plate: it does not begin as one does");
    }

    /** Returns the content of the first entry, which must have the given name and at most the given length. */
    ByteBuffer first(String wanted, int limit) {
        Archive.Entry entry = entry(0);
        if (!entry.name().equals(wanted)) {
            throw new PlateException(name + " is not a plate: its first entry is \"" + Archive.printable(entry.name())
                    + "\", not " + wanted);
        }
        if (entry.size() > limit) {
            throw new PlateException(
                    name + ": " + wanted + " has " + entry.size() + " bytes where at most " + limit + " are allowed");
        }
        return content(entry);
    }

    /** Returns all entries in order. */
    Map<String, ByteBuffer> entries(Predicate<String> known) {
        List<Archive.Entry> entries = new ArrayList<>();
        Map<String, ByteBuffer> contents = new LinkedHashMap<>();
        int at = 0;
        while (file.getInt(at) == Archive.LOCAL) {
            Archive.Entry entry = entry(at);
            if (entries.size() == Archive.MOST_ENTRIES) {
                throw new PlateException(name + " holds more than " + Archive.MOST_ENTRIES + " entries");
            }
            if (!known.test(entry.name())) {
                throw new PlateException(name + " holds an entry \"" + Archive.printable(entry.name()) + "\" at byte "
                        + at + ", which no plate has");
            }
            if (contents.put(entry.name(), content(entry)) != null) {
                throw new PlateException(name + " holds the entry \"" + entry.name() + "\" twice");
            }
            entries.add(entry);
            at = entry.end();
        }
        byte[] expected = Archive.directory(entries, at);
        int differs = Arrays.mismatch(file.array(), at, file.capacity(), expected, 0, expected.length);
        if (differs >= 0) {
            throw new PlateException(name + ": the directory of entries is wrong at byte " + (at + differs) + REPACKED);
        }
        return contents;
    }

    private Archive.Entry entry(int at) {
        require(Archive.LOCAL_SIZE, at, "the header of an entry");
        int length = Short.toUnsignedInt(file.getShort(at + 26));
        require(length, at + Archive.LOCAL_SIZE, "the name of an entry");
        byte[] bytes = new byte[length];
        file.get(at + Archive.LOCAL_SIZE, bytes);
        String entryName = new String(bytes, StandardCharsets.ISO_8859_1);
        Archive.Entry entry = new Archive.Entry(entryName, file.getInt(at + 14), file.getInt(at + 22), at);
        byte[] header = entry.header();
        int differs = Arrays.mismatch(header, 0, header.length, file.array(), at, at + header.length);
        if (differs >= 0 && differs < Archive.LOCAL_SIZE) {
            throw new PlateException(name + ": the header of the entry \"" + Archive.printable(entryName)
                    + "\" is wrong at byte " + (at + differs) + REPACKED);
        }
        return entry;
    }

    private ByteBuffer content(Archive.Entry entry) {
        int begin = entry.offset() + Archive.LOCAL_SIZE + entry.name().length();
        require(entry.size(), begin, "the entry \"" + Archive.printable(entry.name()) + "\"");
        ByteBuffer content = file.slice(begin, entry.size());
        if (Archive.crc(content) != entry.crc()) {
            throw new PlateException(name + ": the entry \"" + Archive.printable(entry.name())
                    + "\" is damaged: its CRC-32 is not the one written with it; copy the file again");
        }
        return content;
    }

    /**
     * Checks that the file has this number of bytes, and after them at least the end record. A negative size stands for
     * 2 GiB or more.
     */
    private void require(int size, int at, String what) {
        long end = at + Integer.toUnsignedLong(size);
        if (end > file.capacity() - Archive.END_SIZE) {
            throw new PlateException(name + " is truncated or damaged: " + what + " at byte " + at + " takes "
                    + Integer.toUnsignedLong(size) + " bytes, and the file has " + file.capacity() + "; copy it again");
        }
    }
}

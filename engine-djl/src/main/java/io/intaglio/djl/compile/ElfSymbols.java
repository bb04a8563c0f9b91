package io.intaglio.djl.compile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds symbols of a library for Linux (ELF, 64 bits), the local ones too, which a linker does not tell. */
final class ElfSymbols {

    private static final int MAGIC = 0x464C457F; // 0x7F E L F
    private static final int SYMBOL_TABLE = 2;
    private static final int NOTE = 7;
    private static final int SYMBOL = 24;
    private static final int BUILD_ID = 3;

    private final FileChannel file;
    private final ByteBuffer sections;
    private final int sectionSize;

    private ElfSymbols(FileChannel file) throws IOException {
        this.file = file;
        ByteBuffer header = read(0, 64);
        if (header.getInt(0) != MAGIC || header.get(4) != 2 || header.get(5) != 1) {
            throw new IOException("no ELF file of 64 bits, little-endian");
        }
        this.sectionSize = header.getShort(0x3A);
        this.sections = read(header.getLong(0x28), sectionSize * (header.getShort(0x3C) & 0xFFFF));
    }

    /**
     * Finds the places of symbols, from the beginning of the library as it is loaded.
     *
     * @return those that there are
     */
    static Map<String, Long> find(Path library, Set<String> names) throws IOException {
        try (FileChannel file = FileChannel.open(library)) {
            return new ElfSymbols(file).find(names);
        }
    }

    /** The library's own name for this very build of it, in hexadecimal digits; empty where it has none. */
    static String buildId(Path library) throws IOException {
        try (FileChannel file = FileChannel.open(library)) {
            return new ElfSymbols(file).buildId();
        }
    }

    private Map<String, Long> find(Set<String> names) throws IOException {
        Map<String, Long> found = new HashMap<>();
        for (int at = 0; at + sectionSize <= sections.capacity(); at += sectionSize) {
            if (sections.getInt(at + 4) == SYMBOL_TABLE) {
                ByteBuffer symbols = map(at);
                ByteBuffer strings = map(sections.getInt(at + 40) * sectionSize);
                for (int symbol = 0; symbol + SYMBOL <= symbols.capacity(); symbol += SYMBOL) {
                    int name = symbols.getInt(symbol);
                    for (String wanted : names) {
                        if (matches(strings, name, wanted)) {
                            found.put(wanted, symbols.getLong(symbol + 8));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean matches(ByteBuffer strings, int at, String wanted) {
        int length = wanted.length();
        if (at < 0 || at + length >= strings.capacity() || strings.get(at + length) != 0) {
            return false;
        }
        // From behind: C++ names begin alike.
        for (int i = length - 1; i >= 0; i--) {
            if (strings.get(at + i) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String buildId() throws IOException {
        for (int at = 0; at + sectionSize <= sections.capacity(); at += sectionSize) {
            if (sections.getInt(at + 4) == NOTE) {
                ByteBuffer note = read(sections.getLong(at + 24), (int) Math.min(4096, sections.getLong(at + 32)));
                int length = note.capacity() < 16 ? -1 : note.getInt(4);
                if (length > 0 && length <= note.capacity() - 16 && note.getInt(8) == BUILD_ID) {
                    StringBuilder digits = new StringBuilder();
                    for (int i = 0; i < length; i++) {
                        digits.append("%02x".formatted(note.get(16 + i)));
                    }
                    return digits.toString();
                }
            }
        }
        return "";
    }

    private ByteBuffer map(int section) throws IOException {
        if (section < 0 || section + sectionSize > sections.capacity()) {
            throw new IOException("a section that is not there is named");
        }
        long from = sections.getLong(section + 24);
        long size = sections.getLong(section + 32);
        if (from < 0 || size < 0 || size > Integer.MAX_VALUE || from > file.size() - size) {
            throw new IOException("a section lies beyond the end of the file");
        }
        return file.map(FileChannel.MapMode.READ_ONLY, from, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer read(long from, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("the file ends early");
            }
        }
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }
}

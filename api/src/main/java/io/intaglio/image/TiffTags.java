package io.intaglio.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries of one directory of a TIFF or EXIF block with their values, away from the file: their bytes are
 * big-endian, whatever the order of the file they come from.
 */
final class TiffTags {

    private static final int ENTRY = 12;
    private static final int INLINE = 4;
    private static final int MOST_ENTRIES = 1000;
    private static final int LONGEST = 1 << 20;
    private static final int BYTE = 1;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final SortedMap<Integer, Value> values = new TreeMap<>();

    /** What an entry holds. */
    private static final class Value {

        private final int type;
        private final int count;
        private final byte[] bytes;

        Value(int type, int count, byte[] bytes) {
            this.type = type;
            this.count = count;
            this.bytes = bytes;
        }

        /** How many bytes it takes outside its entry. */
        int outside() {
            return bytes.length <= INLINE ? 0 : bytes.length + (bytes.length & 1);
        }
    }

    /**
     * Reads a directory; entries of unknown types, very long ones and those that reach beyond the end are left out.
     *
     * @param file in its own byte order
     * @param big whether it is a BigTIFF
     */
    static TiffTags read(Bytes file, boolean big, long at) throws IOException {
        TiffTags tags = new TiffTags();
        long count = big ? file.i64(at) : file.u16(at);
        long first = at + (big ? 8 : 2);
        for (int i = 0; i < Math.min(MOST_ENTRIES, count); i++) {
            long entry = first + (long) i * (big ? 20 : ENTRY);
            if (!file.has(entry, big ? 20 : ENTRY)) {
                break;
            }
            int type = file.u16(entry + 2);
            long number = big ? file.i64(entry + 4) : file.u32(entry + 4);
            if (type >= SIZES.length || SIZES[type] == 0 || number < 0 || number * SIZES[type] > LONGEST) {
                continue;
            }
            int length = (int) number * SIZES[type];
            long value = entry + (big ? 12 : 8);
            if (length > (big ? 8 : INLINE)) {
                value = big ? file.i64(value) : file.u32(value);
            }
            if (file.has(value, length)) {
                tags.values.put(file.u16(entry), new Value(type, (int) number, bytes(file, value, type, length)));
            }
        }
        return tags;
    }

    private static byte[] bytes(Bytes file, long at, int type, int length) throws IOException {
        int size = type == RATIONAL || type == 10 ? 4 : SIZES[type];
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i += size) {
            switch (size) {
                case 1 -> bytes.put((byte) file.u8(at + i));
                case 2 -> bytes.putShort((short) file.u16(at + i));
                case 4 -> bytes.putInt((int) file.u32(at + i));
                default -> bytes.putLong(file.i64(at + i));
            }
        }
        return bytes.array();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void remove(int tag) {
        values.remove(tag);
    }

    /** Takes over an entry of another directory, if it is there. */
    void take(TiffTags from, int tag) {
        Value value = from.values.get(tag);
        if (value != null) {
            values.put(tag, value);
        }
    }

    /** Numbers of two bytes each, or of four where one is too large for two, or where they have to be. */
    void numbers(int tag, boolean wide, long... numbers) {
        boolean four = wide;
        for (long number : numbers) {
            four |= number > 0xFFFF;
        }
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * (four ? 4 : 2));
        for (long number : numbers) {
            if (four) {
                bytes.putInt((int) number);
            } else {
                bytes.putShort((short) number);
            }
        }
        values.put(tag, new Value(four ? LONG : SHORT, numbers.length, bytes.array()));
    }

    /** A fraction of a positive number. */
    void fraction(int tag, double number) {
        long below = number < 200_000 ? 10_000 : 1;
        ByteBuffer bytes =
                ByteBuffer.allocate(8).putInt((int) Math.round(number * below)).putInt((int) below);
        values.put(tag, new Value(RATIONAL, 1, bytes.array()));
    }

    void bytes(int tag, byte[] bytes) {
        values.put(tag, new Value(BYTE, bytes.length, bytes.clone()));
    }

    void undefined(int tag, byte[] bytes) {
        values.put(tag, new Value(UNDEFINED, bytes.length, bytes.clone()));
    }

    /** A text, unless there is one already. */
    void text(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        values.putIfAbsent(tag, new Value(ASCII, bytes.length, bytes));
    }

    /** Returns the text of an entry; an empty one where there is none. */
    String text(int tag) {
        Value value = values.get(tag);
        return value == null ? "" : new String(value.bytes, StandardCharsets.UTF_8).replace("\0", "");
    }

    /** Returns the bytes of an entry; none where there is none. */
    byte[] bytes(int tag) {
        Value value = values.get(tag);
        return value == null ? new byte[0] : value.bytes.clone();
    }

    /** Returns the first number of an entry, or another where there is none. */
    long number(int tag, long otherwise) {
        Value value = values.get(tag);
        if (value == null || value.count < 1 || value.type != SHORT && value.type != LONG) {
            return otherwise;
        }
        ByteBuffer bytes = ByteBuffer.wrap(value.bytes);
        return value.type == SHORT ? bytes.getShort() & 0xFFFF : bytes.getInt() & 0xFFFFFFFFL;
    }

    /** Returns how many bytes the directory takes with its values. */
    int size() {
        return 2
                + ENTRY * values.size()
                + 4
                + values.values().stream().mapToInt(Value::outside).sum();
    }

    /**
     * Returns the directory with its values, big-endian.
     *
     * @param at where in the file it will begin
     * @param next where in the file the next directory will begin, 0 for none
     */
    byte[] directory(long at, long next) {
        ByteBuffer directory = ByteBuffer.allocate(size());
        directory.putShort((short) values.size());
        int outside = 2 + ENTRY * values.size() + 4;
        for (Map.Entry<Integer, Value> entry : values.entrySet()) {
            Value value = entry.getValue();
            directory
                    .putShort(entry.getKey().shortValue())
                    .putShort((short) value.type)
                    .putInt(value.count);
            int inline = directory.position();
            if (value.outside() == 0) {
                directory.put(value.bytes);
            } else {
                directory.putInt((int) (at + outside));
                directory.position(outside).put(value.bytes);
                outside += value.outside();
            }
            directory.position(inline + INLINE);
        }
        directory.putInt((int) next);
        return directory.array();
    }
}

package io.intaglio.testkit.fuzz;

import io.intaglio.data.SplitMix64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Damages bytes and texts.
 *
 * @since 0.1
 */
public final class Mutations {

    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        3,
        7,
        8,
        127,
        128,
        255,
        256,
        1000,
        32767,
        32768,
        65535,
        65536,
        1 << 20,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE - 1,
        0xFFFFFFFFL,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "1e308",
            "1e-320",
            "NaN",
            "Infinity",
            "-0",
            "0x10",
            "1..2",
            "2..1",
            "0..1e300",
            "..",
            ",",
            "a,b,,c",
            "1,2,3,4,5,6,7,8,9,10,11,12",
            "true",
            "none",
            "auto",
            "null",
            "../../x",
            "/",
            "\\",
            "a\u0000b",
            "\u202egnp.exe",
            "\ud800",
            "\u00e4\u00f6",
            "%s%n",
            "${x}",
            "x".repeat(5000),
            "9".repeat(400),
            "pixels,share=2",
            "blur:0",
            "blur:1e300,jpeg:-1",
            "jpeg,quality=",
            "any",
            "half");

    private Mutations() {}

    /** Returns a random element. */
    public static <T> T one(List<T> of, SplitMix64 random) {
        return of.get(random.nextInt(of.size()));
    }

    /** A number that programs trip over, or any. */
    public static long number(SplitMix64 random) {
        return random.nextInt(4) == 0
                ? random.nextLong() >> random.nextInt(64)
                : NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /**
     * Returns bytes changed in one to four places: bits, numbers, pieces cut out, doubled, exchanged, or the end cut
     * off.
     */
    public static byte[] bytes(byte[] original, SplitMix64 random) {
        byte[] bytes = original;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = change(bytes, random);
        }
        return bytes;
    }

    private static byte[] change(byte[] original, SplitMix64 random) {
        if (original.length < 12) {
            return random.nextInt(4) == 0 ? new byte[0] : filled(random.nextInt(64), random);
        }
        byte[] bytes = original.clone();
        // Most of what is read as a structure stands near the beginning or the end.
        int range = random.nextInt(3) == 0 ? bytes.length : Math.min(bytes.length, 64);
        int at = random.nextInt(8) == 0 ? bytes.length - 1 - random.nextInt(range) : random.nextInt(range);
        int length = 1 + random.nextInt(Math.min(32, bytes.length - at));
        switch (random.nextInt(9)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextLong();
            case 2, 3 -> put(bytes, at, number(random), 1 << random.nextInt(4), random.nextBoolean());
            case 4 -> {
                return Arrays.copyOf(bytes, random.nextBoolean() ? at : bytes.length - at);
            }
            case 5 -> {
                return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            }
            case 6 -> {
                return joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            }
            case 7 -> System.arraycopy(original, random.nextInt(bytes.length - length + 1), bytes, at, length);
            default -> System.arraycopy(filled(length, random), 0, bytes, at, length);
        }
        return bytes;
    }

    /** Writes a number of 1, 2, 4 or 8 bytes as far as it fits. */
    public static void put(byte[] bytes, int at, long number, int size, boolean little) {
        ByteBuffer eight = ByteBuffer.allocate(8)
                .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .putLong(number);
        int from = little ? 0 : 8 - size;
        System.arraycopy(eight.array(), from, bytes, at, Math.max(0, Math.min(size, bytes.length - at)));
    }

    /** Returns random bytes. */
    public static byte[] filled(int length, SplitMix64 random) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextLong();
        }
        return bytes;
    }

    /** Concatenates pieces. */
    public static byte[] joined(byte[]... pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] piece : pieces) {
            all.put(piece);
        }
        return all.array();
    }

    /**
     * Returns lines {@code key = value} of which one to three are changed: other values, keys, doubled, left out, or
     * damaged letter by letter.
     */
    public static String settings(String original, SplitMix64 random) {
        List<String> lines = new ArrayList<>(List.of(original.split("\n")));
        for (int changes = 1 + random.nextInt(3); changes > 0 && !lines.isEmpty(); changes--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals + 1);
            switch (random.nextInt(20)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(random.nextInt(lines.size()), line);
                case 2 -> lines.set(at, one(TEXTS, random) + " =" + line.substring(Math.max(0, equals + 1)));
                case 3 -> lines.set(at, text(line, random));
                case 4, 5, 6 -> {
                    String other = one(lines, random);
                    lines.set(at, key + other.substring(other.indexOf('=') + 1));
                }
                case 7, 8, 9 -> lines.set(at, key + " " + number(random));
                case 10, 11, 12, 13, 14 -> lines.set(at, key + " " + plausible(random));
                default -> lines.set(at, key + " " + one(TEXTS, random));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** A number, a range or a list as a setting may have it. */
    private static String plausible(SplitMix64 random) {
        String number = random.nextBoolean()
                ? Integer.toString(random.nextInt(300))
                : Double.toString(random.nextDouble() * (1 << random.nextInt(10)));
        return switch (random.nextInt(4)) {
            case 0 -> number + ".." + random.nextInt(600);
            case 1 -> number + "," + random.nextInt(300);
            default -> number;
        };
    }

    /** A text with letters changed. */
    public static String text(String original, SplitMix64 random) {
        return new String(bytes(original.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.ISO_8859_1);
    }
}

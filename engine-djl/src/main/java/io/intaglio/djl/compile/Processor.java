package io.intaglio.djl.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The abilities of the processor, as far as the system reports them (Linux). */
public final class Processor {

    private static final Path TOLD = Path.of("/proc/cpuinfo");

    /** On x86 AVX512-BF16 and AMX, on ARM the word alone. */
    private static final Pattern BFLOAT16 = Pattern.compile("\\b(avx512_bf16|amx_bf16|bf16)\\b");

    /** The lines that say what code may run; others, such as the clock, change. */
    private static final Pattern KIND =
            Pattern.compile("^(vendor_id|cpu family|model|model name|stepping|flags|CPU \\w+|Features)\\s*:");

    private Processor() {}

    /** Returns whether it is known to multiply bfloat16 values, so that training with them is faster. */
    public static boolean multipliesBfloat16() {
        try {
            return Files.isReadable(TOLD) && multipliesBfloat16(Files.readString(TOLD));
        } catch (IOException e) {
            return false; // nobody is told what is not known
        }
    }

    /** Returns its kind in a line: equal if the same native code is chosen for it. */
    public static String kind() {
        try {
            return Files.isReadable(TOLD) ? kind(Files.readString(TOLD)) : unknown();
        } catch (IOException e) {
            return unknown();
        }
    }

    static String kind(String told) {
        String first = told.split("\n\n", 2)[0];
        String kind = first.lines()
                .filter(line -> KIND.matcher(line).find())
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .collect(Collectors.joining(" / "));
        return Runtime.getRuntime().availableProcessors() + " × " + kind.replaceAll("\\s+", " ");
    }

    private static String unknown() {
        String told = System.getenv("PROCESSOR_IDENTIFIER"); // Windows
        return Runtime.getRuntime().availableProcessors() + " × "
                + (told == null ? System.getProperty("os.arch") : told);
    }

    static boolean multipliesBfloat16(String told) {
        return BFLOAT16.matcher(told).find();
    }
}

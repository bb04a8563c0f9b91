package io.intaglio.djl.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the processor can do by itself, where the system tells (Linux). */
public final class Processor {

    private static final Path TOLD = Path.of("/proc/cpuinfo");

    /** On x86 AVX512-BF16 and AMX, on ARM the word alone. */
    private static final Pattern BFLOAT16 = Pattern.compile("\\b(avx512_bf16|amx_bf16|bf16)\\b");

    private Processor() {}

    /** Whether it is known to multiply numbers of bfloat16, so that training with them is faster. */
    public static boolean multipliesBfloat16() {
        try {
            return Files.isReadable(TOLD) && multipliesBfloat16(Files.readString(TOLD));
        } catch (IOException e) {
            return false; // nobody is told what is not known
        }
    }

    static boolean multipliesBfloat16(String told) {
        return BFLOAT16.matcher(told).find();
    }
}

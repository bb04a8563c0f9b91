package io.intaglio.djl.compile;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sizes of the processor's caches, as oneDNN inside PyTorch sees them. A virtual machine may show an AMD processor
 * without them (CPUID leaf 8000001D all zero). oneDNN 3.7.1 then reckons with three caches of one byte each, and its
 * reordering of weights drops blocks where channels are no multiple of 16: many convolutions are wrong. Where it knows
 * of no cache at all it takes sizes of its own and is right, at full speed. So it is told that there is none.
 *
 * <p>What is changed is one number of the library in this process, {@code dnnl::impl::cpu::x64::cpu()}, found by the
 * library's own table of symbols and only where everything around it looks as it does in this case.
 */
public final class CacheSizes {

    /** System property: {@code leave} leaves the library as it is. */
    static final String PROPERTY = "intaglio.cacheSizes";

    private static final String VERDICT = "caches";
    private static final String OFFSET = "offset.";
    private static final String KNOWN = "known";
    private static final String MISSING = "missing";
    private static final String CANNOT = "missing, and not to be mended here";

    /** Where Linux shows the caches of the first processor. */
    private static final Path SHOWN = Path.of("/sys/devices/system/cpu/cpu0/cache/index0");

    private static final String CPU = "_ZN4dnnl4impl3cpu3x643cpuEv";
    private static final String CACHE_SIZE = "_ZN4dnnl4impl3cpu8platform23get_per_core_cache_sizeEi";
    private static final String CAPACITY = "dnnl_set_primitive_cache_capacity";
    private static final Set<String> HIDDEN = Set.of(CPU, CACHE_SIZE, CAPACITY);

    /** The first-level cache of no processor of this century is smaller. */
    private static final int LEAST_BYTES = 4096;

    /**
     * Of {@code Xbyak::util::Cpu}: how many numbers of 32 bits are looked at, and the places of two tables and a count
     * in them.
     */
    private static final int WORDS = 64;

    private static final int TABLE = 10;
    private static final int LEVELS = 3;
    private static final int ORDINARY_CAPACITY = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(CacheSizes.class);

    private final ConvolutionVerdicts verdicts;
    private final Map<String, Long> offsets = new TreeMap<>();

    private CacheSizes(ConvolutionVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    /**
     * Corrects the cache sizes if that is needed. PyTorch must be loaded, and have computed nothing yet.
     *
     * @param before is run once, on a machine where it is needed for the first time, before anything is mended
     */
    public static void mend(ConvolutionVerdicts verdicts, Runnable before) {
        if (!Platform.isLinux()
                || !System.getProperty("os.arch").equals("amd64")
                || Files.exists(SHOWN)
                || "leave".equals(System.getProperty(PROPERTY))) {
            return;
        }
        String known = verdicts.get(VERDICT).orElse("");
        if (known.equals(KNOWN)) {
            return;
        }
        try {
            String found = new CacheSizes(verdicts).mend(before, known.isEmpty());
            verdicts.put(VERDICT, found);
            if (found.equals(MISSING)) {
                verdicts.condition("mended");
            }
        } catch (IOException | LinkageError | RuntimeException e) {
            LOG.debug("the sizes of caches are left as they are", e);
            verdicts.put(VERDICT, CANNOT);
        }
    }

    /** Returns what was found and done, in words. */
    public static Optional<String> words(ConvolutionVerdicts verdicts) {
        return verdicts.get(VERDICT)
                .filter(verdict -> !verdict.equals(KNOWN))
                .map(verdict -> verdict.equals(MISSING)
                        ? "not told by this machine; oneDNN would compute with sizes of one byte, and takes its own "
                                + "instead,"
                                + " which costs nothing"
                        : verdict);
    }

    private String mend(Runnable before, boolean first) throws IOException {
        locate();
        if (call(CACHE_SIZE).invokeInt(new Object[] {1}) >= LEAST_BYTES) {
            return KNOWN;
        }
        if (first) {
            before.run();
        }
        Pointer cpu = call(CPU).invokePointer(new Object[0]);
        int levels = levels(cpu.getIntArray(0, WORDS));
        if (levels < 0) {
            return CANNOT;
        }
        cpu.setInt(4L * levels, 0);
        if (call(CACHE_SIZE).invokeInt(new Object[] {1}) < LEAST_BYTES) {
            cpu.setInt(4L * levels, LEVELS);
            return CANNOT;
        }
        if (first) { // what was made with the wrong sizes goes
            call(CAPACITY).invokeInt(new Object[] {0});
            call(CAPACITY).invokeInt(new Object[] {ORDINARY_CAPACITY});
            LOG.info("This machine does not tell the sizes of its caches, and the native library computes some "
                    + "convolutions"
                    + " wrongly without them. It takes its own now: all is right, at the same speed.");
        }
        return MISSING;
    }

    /** Where the count of levels is: behind three caches of one byte, each of one processor. */
    private static int levels(int[] words) {
        for (int at = 0; at + 2 * TABLE < words.length; at++) {
            if (words[at + 2 * TABLE] == LEVELS && ones(words, at) && ones(words, at + TABLE)) {
                return at + 2 * TABLE;
            }
        }
        return -1;
    }

    private static boolean ones(int[] words, int at) {
        for (int i = 0; i < TABLE; i++) {
            if (words[at + i] != (i < LEVELS ? 1 : 0)) {
                return false;
            }
        }
        return true;
    }

    /** Finds how far hidden functions are from one that everybody may call. */
    private void locate() throws IOException {
        for (String name : HIDDEN) {
            verdicts.get(OFFSET + name).ifPresent(offset -> offsets.put(name, Long.valueOf(offset)));
        }
        if (offsets.size() == HIDDEN.size()) {
            return;
        }
        Set<String> names = new HashSet<>(HIDDEN);
        names.add(TorchSymbols.GLOBAL_CONTEXT);
        Map<String, Long> found = ElfSymbols.find(TorchSymbols.library(), names);
        if (!found.keySet().equals(names)) {
            throw new IOException("of " + names + " the library has only " + found.keySet());
        }
        for (String name : HIDDEN) {
            long offset = found.get(name) - found.get(TorchSymbols.GLOBAL_CONTEXT);
            offsets.put(name, offset);
            verdicts.put(OFFSET + name, Long.toString(offset));
        }
    }

    private Function call(String name) {
        long known = Pointer.nativeValue(TorchSymbols.function(TorchSymbols.GLOBAL_CONTEXT));
        return Function.getFunction(new Pointer(known + offsets.get(name)));
    }
}

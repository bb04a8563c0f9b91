package io.intaglio.djl.compile;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Calls functions of PyTorch's C++ library for the CPU ({@code libtorch_cpu}) that DJL does not reach, by their
 * compiled names. The names are those of the Itanium C++ ABI (Linux, macOS); Windows has others. PyTorch must be loaded
 * first.
 */
public final class TorchSymbols {

    /** {@code at::Context& at::globalContext()} */
    static final String GLOBAL_CONTEXT = "_ZN2at13globalContextEv";

    /** RTLD_LAZY alone: the library is loaded already, for its own user, and its symbols must become nobody else's. */
    private static final Map<String, Integer> FLAGS = Map.of(Library.OPTION_OPEN_FLAGS, 1);

    private TorchSymbols() {}

    /**
     * Returns a function.
     *
     * @param symbol its compiled name
     * @throws LinkageError if the natives have none of this name, or if JNA cannot be used here
     */
    static Function function(String symbol) {
        return NativeLibrary.getInstance(library().toString(), FLAGS).getFunction(symbol);
    }

    /**
     * Switches one of PyTorch's backends on or off, for the whole process:
     * {@code at::Context::setUserEnabled<Backend>(bool)}.
     *
     * @param backend as PyTorch writes it: {@code Mkldnn}, {@code NNPACK}
     * @throws LinkageError if the natives have no such switch, or if JNA cannot be used here
     */
    public static void setUserEnabled(String backend, boolean enabled) {
        String method = "setUserEnabled" + backend;
        function("_ZN2at7Context" + method.length() + method + "Eb")
                .invokeVoid(new Object[] {context(), enabled ? 1 : 0});
    }

    /**
     * Returns whether a backend is switched on: {@code at::Context::userEnabled<Backend>()}.
     *
     * @param backend as PyTorch writes it: {@code Mkldnn}, {@code NNPACK}
     * @throws LinkageError if the natives do not tell, or if JNA cannot be used here
     */
    public static boolean userEnabled(String backend) {
        String method = "userEnabled" + backend;
        // A C++ bool is the lowest byte of what is returned; the others may hold anything.
        return (function("_ZNK2at7Context" + method.length() + method + "Ev").invokeInt(new Object[] {context()})
                        & 0xff)
                != 0;
    }

    /** Returns the file of the library. */
    public static Path library() {
        return Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("torch_cpu"));
    }

    /**
     * Returns the library's name for this very build of it; empty where it has none (not on Linux), or cannot be read.
     */
    public static String build() {
        try {
            return ElfSymbols.buildId(library());
        } catch (IOException e) {
            return "";
        }
    }

    private static Pointer context() {
        return function(GLOBAL_CONTEXT).invokePointer(new Object[0]);
    }
}

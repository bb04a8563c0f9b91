package io.intaglio.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Utils;
import io.intaglio.config.Settings;
import io.intaglio.djl.compile.CacheSizes;
import io.intaglio.djl.compile.ConvolutionGrid;
import io.intaglio.djl.compile.ConvolutionKernel;
import io.intaglio.djl.compile.ConvolutionVerdicts;
import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.Processor;
import io.intaglio.djl.compile.TorchSymbols;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Tests whether the native library computes convolutions correctly on this processor, and selects another way where it
 * does not.
 */
final class NativeSelfTest {

    /** Beside the natives. */
    private static final String FILE = "intaglio-arithmetic.properties";

    private static final String WRONG_BEFORE = "wrong-before";

    private final Engine engine;
    private final ConvolutionVerdicts verdicts;

    private NativeSelfTest(Engine engine, ConvolutionVerdicts verdicts) {
        this.engine = engine;
        this.verdicts = verdicts;
    }

    /** Mends what can be mended for the whole process; to be called once, before anything is computed. */
    static NativeSelfTest of(Engine engine) {
        ConvolutionVerdicts verdicts = ConvolutionVerdicts.in(
                Utils.getEngineCacheDir("pytorch").resolve(FILE),
                Map.of(
                        "processor", Processor.kind(),
                        "natives", engine.getVersion() + " " + TorchSymbols.build(),
                        "instructions", instructions()));
        NativeSelfTest selfTest = new NativeSelfTest(engine, verdicts);
        CacheSizes.mend(verdicts, () -> verdicts.put(WRONG_BEFORE, String.join("; ", selfTest.wrong())));
        verdicts.keep();
        return selfTest;
    }

    /** What oneDNN was told of the instructions that it may use. */
    private static String instructions() {
        return Stream.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("all");
    }

    /** Computes convolutions on the CPU, each by a way that is right. */
    Convolutions convolutions() {
        return Convolutions.proved(ConvolutionKernel.NATIVE, verdicts);
    }

    private List<String> wrong() {
        try (NDManager manager = engine.newBaseManager(Device.cpu())) {
            return ConvolutionGrid.faults(manager, ConvolutionKernel.NATIVE);
        }
    }

    /** What a grid of convolutions gives: what is wrong, and what is done about it. */
    Settings diagnosis() {
        List<String> wrong = wrong();
        int all = ConvolutionGrid.size();
        Settings found = Settings.of(
                "convolutions",
                all - wrong.size() + " of " + all + " right" + (wrong.isEmpty() ? "" : "; wrong: ")
                        + String.join("; ", wrong));
        if (!wrong.isEmpty()) {
            try (NDManager manager = engine.newBaseManager(Device.cpu())) {
                found = found.with(
                        "convolutions-instead", String.join("; ", ConvolutionGrid.ways(manager, convolutions())));
            }
        }
        Settings known = found;
        return CacheSizes.words(verdicts)
                .map(words -> known.with("caches", words)
                        .with("convolutions-before", verdicts.get(WRONG_BEFORE).orElse("")))
                .orElse(known);
    }
}

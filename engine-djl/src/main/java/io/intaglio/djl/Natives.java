package io.intaglio.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.TorchSymbols;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The way to PyTorch's natives. Whoever wants them goes this way, so that what must be said before they load is said.
 */
final class Natives {

    /** How often a thread of GNU's OpenMP looks for work before it sleeps. */
    static final String SPIN = "GOMP_SPINCOUNT";

    /** By which DJL is told not to report its use. */
    private static final String NO_TRACKING = "OPT_OUT_TRACKING";

    private static @Nullable Path folder;
    private static boolean loaded;
    private static @Nullable NativeSelfTest selfTest;

    private Natives() {}

    /**
     * Returns PyTorch, loaded at the first call.
     *
     * @throws InvalidInputException if it cannot be loaded, with the folder and what to do
     */
    static synchronized Engine engine() {
        prepare();
        spinBriefly();
        try {
            Engine engine = Engine.getEngine("PyTorch");
            if (!loaded) {
                loaded = true;
                withoutNnpack();
            }
            return engine;
        } catch (EngineException | LinkageError e) {
            throw new InvalidInputException(LoadFailure.explained(e, folder), e);
        }
    }

    /**
     * Returns how PyTorch, loaded by then, computes on the CPU here. It is asked at the first call, so that a start on
     * a GPU costs nothing: whoever computes on the CPU must call this before.
     */
    static synchronized NativeSelfTest selfTest() {
        Engine engine = engine();
        if (selfTest == null) {
            selfTest = NativeSelfTest.of(engine);
        }
        return selfTest;
    }

    /**
     * Says what must be said before DJL's or JNA's classes are first used: nobody is told of it (four connections
     * otherwise), and where natives lie.
     *
     * @return the folder into which they are unpacked
     * @throws InvalidInputException if there is none
     */
    static synchronized Path prepare() {
        if (Utils.getEnvOrSystemProperty(NO_TRACKING) == null) {
            System.setProperty(NO_TRACKING, "true");
        }
        if (folder != null) {
            return folder;
        }
        NativesFolder known = NativesFolder.ofThisProcess();
        Path chosen = known.choose();
        if (Utils.getEnvOrSystemProperty(NativesFolder.SETTING, "").isEmpty()) {
            System.setProperty(NativesFolder.SETTING, chosen.toString());
        }
        JnaFolder.prepare(chosen, known.temporary());
        known.note(chosen).ifPresent(LoggerFactory.getLogger(Natives.class)::warn);
        folder = chosen;
        return folder;
    }

    /**
     * Lets OpenMP's threads sleep soon when there is nothing to do. By default they spin for milliseconds: on a machine
     * that others use too, each then burns the time slice that the thread it waits for would need, and a step takes
     * many times as long. Sleeping at once costs a quiet machine a third of its speed; some thousand turns are as fast
     * there as spinning, and hardly slower than sleeping elsewhere. The runtime reads the variable once, when it is
     * loaded with the natives; what the user set stays ({@code overwrite} is 0, and a wait policy counts, too).
     */
    private static void spinBriefly() {
        if (System.getenv("OMP_WAIT_POLICY") == null) {
            CLibrary.call("setenv", SPIN, "3000", 0);
        }
    }

    /**
     * Switches NNPACK off. PyTorch prints a line for each small convolution on processors that NNPACK does not know,
     * and leaves the work to oneDNN in every case but those that oneDNN takes before it: the results are the same to
     * the last bit.
     */
    private static void withoutNnpack() {
        try {
            TorchSymbols.setUserEnabled("NNPACK", false);
        } catch (LinkageError e) {
            LoggerFactory.getLogger(Natives.class).debug("NNPACK is not switched off", e);
        }
    }
}

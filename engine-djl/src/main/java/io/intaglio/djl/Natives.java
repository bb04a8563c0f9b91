package io.intaglio.djl;

import ai.djl.engine.Engine;
import com.sun.jna.Function;
import com.sun.jna.Platform;
import org.slf4j.LoggerFactory;

/** The way to PyTorch's natives. Whoever wants them goes this way, so that what must be said before they load is said. */
final class Natives {

    private Natives() {}

    /** PyTorch, loaded at the first call. */
    static Engine engine() {
        sleepWhileWaiting();
        return Engine.getEngine("PyTorch");
    }

    /**
     * Lets OpenMP's threads sleep between two operations. By default they spin: on a machine that others use too, each then burns
     * the time slice that the thread it waits for would need, and a step takes many times as long. The runtime reads the variable
     * once, when it is loaded with the natives; a value that the user set stays ({@code overwrite} is 0).
     */
    private static void sleepWhileWaiting() {
        if (Platform.isWindows()) {
            return;
        }
        try {
            Function.getFunction("c", "setenv").invokeInt(new Object[] {"OMP_WAIT_POLICY", "PASSIVE", 0});
        } catch (UnsatisfiedLinkError | IllegalArgumentException e) {
            LoggerFactory.getLogger(Natives.class).debug("OMP_WAIT_POLICY is not set", e);
        }
    }
}

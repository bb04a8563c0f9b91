package io.intaglio.djl;

import ai.djl.engine.Engine;
import com.sun.jna.Function;
import com.sun.jna.Platform;
import org.slf4j.LoggerFactory;

/** The way to PyTorch's natives. Whoever wants them goes this way, so that what must be said before they load is said. */
final class Natives {

    /** How often a thread of GNU's OpenMP looks for work before it sleeps. */
    static final String SPIN = "GOMP_SPINCOUNT";

    private Natives() {}

    /** PyTorch, loaded at the first call. */
    static Engine engine() {
        spinBriefly();
        return Engine.getEngine("PyTorch");
    }

    /**
     * Lets OpenMP's threads sleep soon when there is nothing to do. By default they spin for milliseconds: on a machine that others
     * use too, each then burns the time slice that the thread it waits for would need, and a step takes many times as long.
     * Sleeping at once costs a quiet machine a third of its speed; some thousand turns are as fast there as spinning, and hardly
     * slower than sleeping elsewhere. The runtime reads the variable once, when it is loaded with the natives; what the user set
     * stays ({@code overwrite} is 0, and a wait policy counts, too).
     */
    private static void spinBriefly() {
        if (Platform.isWindows() || System.getenv("OMP_WAIT_POLICY") != null) {
            return;
        }
        try {
            Function.getFunction("c", "setenv").invokeInt(new Object[] {SPIN, "3000", 0});
        } catch (UnsatisfiedLinkError | IllegalArgumentException e) {
            LoggerFactory.getLogger(Natives.class).debug("{} is not set", SPIN, e);
        }
    }
}

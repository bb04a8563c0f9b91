package io.intaglio.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets work that is interrupted (Ctrl-C, or a polite kill) come to a good end: it is asked to stop, and the process
 * lives on until this is closed.
 */
final class Interruption implements AutoCloseable {

    /** For the last step of a training and what follows it. */
    private static final int PATIENCE_SECONDS = 120;

    /** What may be interrupted. */
    interface Work {

        void run() throws IOException;
    }

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Console console;
    private final int patience;
    private final @Nullable Thread hook;
    private volatile boolean requested;

    Interruption(Console console, String saying) {
        this(console, saying, PATIENCE_SECONDS);
    }

    /** @param patience seconds after which the process ends in any case */
    Interruption(Console console, String saying, int patience) {
        this.console = console;
        this.patience = patience;
        hook = new Thread(() -> wait(saying), "intaglio-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** One that {@link #request} alone interrupts. */
    Interruption(Console console) {
        this.console = console;
        patience = PATIENCE_SECONDS;
        hook = null;
    }

    /** Asks the work to stop. */
    void request() {
        requested = true;
    }

    private void wait(String saying) {
        request();
        console.say("%ninterrupted: %s", saying);
        try {
            if (!finished.await(patience, TimeUnit.SECONDS)) {
                console.say("intaglio: it does not come to an end; nothing is written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The JVM is going down already: System.exit would wait for this very thread.
        Runtime.getRuntime().halt(CommandRunner.INTERRUPTED);
    }

    /**
     * Does the work. When it fails after an interruption, that is said here: the process ends as soon as this is
     * closed, and what is said later nobody hears.
     *
     * @return the exit code
     */
    int during(Work work) throws IOException {
        try {
            work.run();
        } catch (IOException | RuntimeException | Error e) {
            if (!requested) {
                throw e;
            }
            console.say("intaglio: %s", Failures.reason(e));
            return CommandRunner.FAILED;
        }
        return requested ? CommandRunner.INTERRUPTED : CommandRunner.DONE;
    }

    /** Whether to stop. */
    boolean requested() {
        return requested;
    }

    @Override
    public void close() {
        finished.countDown();
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // Interrupted, perhaps at the last moment: the hook runs, finds the work finished, and ends the
                // process.
                requested = true;
            }
        }
    }
}

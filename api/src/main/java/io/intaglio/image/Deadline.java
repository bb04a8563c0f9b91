package io.intaglio.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a stranger's reader in a thread of its own for a bounded time. A file may make a reader loop; Java has no means
 * to end a thread that does not look up, so such a one is left behind as a daemon, after its input was taken away.
 */
final class Deadline {

    private Deadline() {}

    /**
     * @param stop ends the work at its next access to its input
     * @throws UnreadableImageException if the time is over, or for whatever the work threw
     */
    static <T> T run(String name, int seconds, Callable<T> work, Runnable stop) throws IOException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "reading " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            stop.run();
            task.cancel(true);
            throw new UnreadableImageException(name, "it was not read within " + seconds + " seconds", e);
        } catch (InterruptedException e) {
            stop.run();
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading " + name + " was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableImageException refused) {
                throw refused;
            }
            throw new UnreadableImageException(name, reason(e.getCause()), e.getCause());
        }
    }

    static String reason(@Nullable Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "it takes more memory than this program may use (allow more: a larger limit, or -Xmx of Java)";
        }
        String message = thrown.getMessage();
        if (thrown instanceof IOException && message != null && !message.isBlank()) {
            return message.strip().lines().findFirst().orElse("");
        }
        return thrown instanceof EOFException
                ? "it ends too early"
                : "it is damaged (its reader ended with " + thrown.getClass().getSimpleName() + ")";
    }
}
